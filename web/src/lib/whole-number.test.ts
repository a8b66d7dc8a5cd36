// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { asPolicy, isSound, isSoundRule } from './policy';
import { isWhole, readTyped, stepped } from './whole-number';

describe('a whole number', () => {
  it('is read as it was typed, and never made of something else', () => {
    expect(readTyped('15')).toBe(15);
    expect(readTyped(' 15 ')).toBe(15);
    for (const text of ['1,5', '1.5', '-3', '1e3', '', 'ten', '1 000', '٣']) expect(readTyped(text)).toBe(text);
  });

  it('is refused outside its range instead of being moved into it', () => {
    expect(isWhole(1, 1, 3650)).toBe(true);
    expect(isWhole(3650, 1, 3650)).toBe(true);
    expect(isWhole(0, 0, 10)).toBe(true);
    for (const typed of [0, 3651, 1.5, Number.NaN, '', '1,5', '-3']) expect(isWhole(typed, 1, 3650)).toBe(false);
  });

  it('goes up and down inside its range', () => {
    expect(stepped(7, 1, 1, 10)).toBe(8);
    expect(stepped(10, 1, 1, 10)).toBe(10);
    expect(stepped(1, -1, 1, 10)).toBe(1);
    expect(stepped('', 1, 1, 10)).toBe(1);
    expect(stepped('1,5', 1, 1, 10)).toBe(1);
  });
});

function custom(days: unknown) {
  const lessons = { les_1: { open: { type: 'after', days, time: '09:00' } } };
  return asPolicy({ schedule: { type: 'custom', fallback: 'inherit', lessons } });
}

describe('terms with numbers in them', () => {
  it('are not sound while a field holds no such number', () => {
    expect(isSound(asPolicy({ period: { type: 'days', count: 30 } }))).toBe(true);
    expect(isSound(asPolicy({ period: { type: 'days', count: '1,5' } }))).toBe(false);
    expect(isSound(asPolicy({ period: { type: 'days', count: 40_000 } }))).toBe(false);
    expect(isSound(asPolicy({ period: { type: 'months', count: 1201 } }))).toBe(false);
    expect(isSound(asPolicy({ period: { type: 'until', date: '' } }))).toBe(false);
    expect(isSound(asPolicy({ start: { type: 'fixed', local: '' } }))).toBe(false);
    expect(isSound(asPolicy({}))).toBe(true);
  });

  it('look at each rule of an own schedule', () => {
    expect(isSound(custom(0))).toBe(true);
    expect(isSound(custom('1,5'))).toBe(false);
    expect(isSound(custom(-1))).toBe(false);
    expect(isSoundRule({ close: { type: 'after_open', days: 0 } })).toBe(false);
    expect(isSoundRule({ close: { type: 'after_open', days: 1 } })).toBe(true);
    expect(isSoundRule({ open: { type: 'on', local: '' } })).toBe(false);
    expect(isSoundRule(null)).toBe(true);
  });
});
