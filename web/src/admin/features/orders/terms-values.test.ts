// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Order, OrderLineTerms } from '../../../api/types';
import { speak } from '../../../testing/render';
import { followsText, versionText } from './terms-text';
import {
  isComplete,
  limited,
  lineTerms,
  madeWhole,
  onePart,
  type OrderValues,
  patchOf,
  placeTerms,
  valuesOf,
} from './terms-values';

const offered = {
  scope: { type: 'selected', lessons: ['les_2', 'les_1'], sections: [], auto_new: false },
  schedule: { type: 'inherit' },
  checkpoints: { type: 'inherit' },
  period: { type: 'days', count: 30 },
  start: { type: 'at_grant' },
  full: false,
} as OrderLineTerms['policy'];

const lineOf = (over: Partial<OrderLineTerms> = {}): OrderLineTerms => ({
  id: 'orl_1',
  product: { id: 'prd_1', title: 'Drawing', status: 'published' },
  policy: offered,
  offered,
  pinned: [],
  pins: {},
  grant: null,
  ...over,
});

const orderOf = (...lines: OrderLineTerms[]) => ({ id: 'ord_1', version: 4, comment: '', lines }) as unknown as Order;

/** What would be sent after these changes of the form. */
function sent(order: Order, ...changes: ((values: OrderValues, base: OrderValues) => Partial<OrderValues>)[]) {
  const base = valuesOf(order);
  let values = base;
  for (const change of changes) values = { ...values, ...change(values, base) } as OrderValues;
  return patchOf(order, values, base);
}

const put = (part: Parameters<typeof onePart>[1], own: boolean, value: unknown) => () =>
  onePart('orl_1', part, { own, value });

const back = (line: OrderLineTerms) => (values: OrderValues, base: OrderValues) => madeWhole(values, base, line, false);

describe('the terms of an order, as a form', () => {
  it('sends nothing while nothing was changed', () => {
    expect(sent(orderOf(lineOf()))).toBeNull();
    expect(sent(orderOf(lineOf()), () => ({ comment: '  ', reason: 'because' }))).toBeNull();
  });

  it('sends only what was changed, so that all else goes on following the offer', () => {
    const period = { type: 'months', count: 3 };
    expect(sent(orderOf(lineOf()), put('period', true, period))).toEqual({ lines: [{ id: 'orl_1', period }] });
  });

  it('makes a value individual also where it is what the offer says', () => {
    const { period } = offered;
    expect(sent(orderOf(lineOf()), put('period', true, period))).toEqual({ lines: [{ id: 'orl_1', period }] });
  });

  it('gives a condition back to the offer by naming nothing for it', () => {
    const own = lineOf({ policy: { ...offered, period: { type: 'unlimited' } }, pinned: ['period'] });
    expect(sent(orderOf(own), put('period', false, offered.period))).toEqual({ lines: [{ id: 'orl_1', period: null }] });
  });

  it('knows the same lessons as the same choice, whatever was ticked first', () => {
    const own = lineOf({ pinned: ['scope'] });
    const again = { type: 'selected', lessons: ['les_1', 'les_2'], sections: [], auto_new: false };
    expect(sent(orderOf(own), put('scope', true, again))).toBeNull();
  });

  it('makes a line fully individual in one word, with what was changed after it', () => {
    const whole = (values: OrderValues, base: OrderValues) => madeWhole(values, base, lineOf(), true);
    expect(sent(orderOf(lineOf()), whole)).toEqual({ lines: [{ id: 'orl_1', individual: true }] });
    expect(sent(orderOf(lineOf()), whole, put('schedule', false, offered.schedule))).toEqual({
      lines: [{ id: 'orl_1', individual: true, schedule: null }],
    });
  });

  it('returns a line to the offer in one word, and takes it back where it never left', () => {
    const own = lineOf({ policy: { ...offered, schedule: { type: 'none' } }, pinned: ['schedule'] });
    expect(sent(orderOf(own), back(own))).toEqual({ lines: [{ id: 'orl_1', individual: false }] });
    expect(sent(orderOf(lineOf()), put('schedule', true, { type: 'none' }), back(lineOf()))).toBeNull();
  });

  it('says nothing about what full access hides', () => {
    const full = put('full', true, true);
    expect(sent(orderOf(lineOf()), put('schedule', true, { type: 'none' }), full)).toEqual({
      lines: [{ id: 'orl_1', full: true }],
    });
  });

  it('sets limits to full access without closing anything by itself', () => {
    const line = lineOf({ policy: { full: true }, offered: { full: true } });
    expect(sent(orderOf(line), (values) => limited(values, line))).toEqual({
      lines: [
        {
          id: 'orl_1',
          full: false,
          scope: { type: 'all' },
          schedule: { type: 'none' },
          checkpoints: { type: 'off' },
          period: { type: 'unlimited' },
        },
      ],
    });
  });

  it('has everything of its own where no offer stands behind it', () => {
    const line = lineOf({ offered: null });
    expect(lineTerms(valuesOf(orderOf(line)), 'orl_1').period).toEqual({ own: true, value: { type: 'days', count: 30 } });
    expect(sent(orderOf(line))).toBeNull();
  });

  it('leaves a revoked access alone, and sends a comment by itself', () => {
    const revoked = lineOf({ id: 'orl_2', grant: { state: 'revoked' } as OrderLineTerms['grant'] });
    const order = orderOf(lineOf(), revoked);
    expect(Object.keys(valuesOf(order)).some((key) => key.endsWith('orl_2'))).toBe(false);
    expect(sent(order, () => ({ comment: 'Called on Monday ' }))).toEqual({ comment: 'Called on Monday' });
  });

  it('is not complete while a number is none', () => {
    const order = orderOf(lineOf());
    const values = { ...valuesOf(order), ...onePart('orl_1', 'period', { own: true, value: { type: 'days', count: '1,5' } }) };
    expect(isComplete(order, valuesOf(order))).toBe(true);
    expect(isComplete(order, values as OrderValues)).toBe(false);
  });

  it('puts a refusal beside its condition', () => {
    const body = { lines: [{ id: 'orl_7' }, { id: 'orl_1' }] };
    expect(placeTerms('/lines/1/scope', body)).toBe('scope@orl_1');
    expect(placeTerms('/comment', body)).toBe('comment');
  });
});

describe('the terms of an order, in words', () => {
  const lessons = [
    { id: 'les_1', title: 'Line', is_checkpoint: false },
    { id: 'les_2', title: 'Light', is_checkpoint: true },
  ];

  it('tell two versions apart by the lessons they name', async () => {
    const reader = { t: await speak('en'), language: 'en' };
    const scope = { type: 'selected', lessons: ['les_1'], sections: [] };
    expect(versionText('scope', { own: true, value: scope }, lessons, reader)).toBe('1 chosen lesson\n“Line”');
    const off = { type: 'switches', lessons: { les_2: false } };
    expect(versionText('checkpoints', { own: true, value: off }, lessons, reader)).toBe('1 checkpoint switched off\n“Light”');
    expect(versionText('schedule', { own: false, value: { type: 'none' } }, lessons, reader)).toBe(
      'From the offer: No delays: everything at once',
    );
  });

  it('say how much of a line is its own', async () => {
    const t = await speak('uk');
    expect(followsText(0, 5, 'База', t)).toBe('Усі умови — за пропозицією «База», також коли вона змінюється.');
    expect(followsText(2, 5, 'База', t)).toMatch(/^2 умови індивідуальні/);
    expect(followsText(5, 5, 'База', t)).toMatch(/^Усі умови індивідуальні/);
    expect(followsText(5, 5, null, t)).toMatch(/власні умови/);
  });
});
