// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Field, Import } from '../../../api/types';
import { asksForOrder, choiceOf, isRemembered, withChoice, withColumn, withOrder } from './column-choice';

const column = (index: number, more: object = {}) => ({
  index,
  header: `c${index}`,
  samples: [],
  guess: { index, target: 'ignore' },
  date_ambiguous: false,
  ...more,
});
const itemWith = (columns: object[], mapped: object[], state = 'uploaded') =>
  ({ state, columns, mapping: { columns: mapped } }) as unknown as Import;
const birthday = { key: 'birthday', kind: 'date' } as Field;

describe('what a column means', () => {
  it('is one choice, for known meanings and for own fields', () => {
    expect(choiceOf({ index: 1, target: 'field', field: 'city' })).toBe('field:city');
    expect(withChoice({ index: 1, target: 'email' }, 'field:city')).toEqual({ index: 1, target: 'field', field: 'city' });
    expect(withChoice({ index: 1, target: 'field', field: 'city' }, 'phone')).toEqual({ index: 1, target: 'phone' });
    expect(choiceOf(undefined)).toBe('ignore');
  });

  it('replaces what the column meant before, in the order of the columns', () => {
    const mapping = withColumn({ columns: [{ index: 2, target: 'email' }, { index: 0, target: 'phone' }] }, { index: 2, target: 'notes' });
    expect(mapping.columns).toEqual([{ index: 0, target: 'phone' }, { index: 2, target: 'notes' }]);
  });

  it('is remembered only where it differs from a fresh guess', () => {
    expect(isRemembered(itemWith([column(0)], [{ index: 0, target: 'ignore' }]))).toBe(false);
    expect(isRemembered(itemWith([column(0)], [{ index: 0, target: 'email' }]))).toBe(true);
    expect(isRemembered(itemWith([column(0)], [{ index: 0, target: 'email' }], 'mapped'))).toBe(false);
  });
});

describe('dates that could be in March or in April', () => {
  const unclear = { date_ambiguous: true };
  const item = itemWith([column(0, unclear), column(1, unclear), column(2, unclear), column(3)], []);
  const start = { index: 0, target: 'access_start' as const };
  const end = { index: 1, target: 'access_end' as const };
  const name = { index: 2, target: 'first_name' as const };

  it('are asked about where they count, own fields included', () => {
    expect(asksForOrder(item, start, [])).toBe(true);
    expect(asksForOrder(item, name, [])).toBe(false);
    expect(asksForOrder(item, { index: 3, target: 'paid_on' }, [])).toBe(false);
    expect(asksForOrder(item, { index: 2, target: 'field', field: 'birthday' }, [birthday])).toBe(true);
    expect(asksForOrder(item, { index: 2, target: 'field', field: 'city' }, [birthday])).toBe(false);
  });

  it('are answered once for all such columns, and one by one afterwards', () => {
    const first = withOrder(item, { columns: [start, end, name] }, 0, 'month_day', []);
    expect(first.columns?.map((one) => one.date_order)).toEqual(['month_day', 'month_day', undefined]);
    const second = withOrder(item, first, 1, 'day_month', []);
    expect(second.columns?.map((one) => one.date_order)).toEqual(['month_day', 'day_month', undefined]);
  });
});
