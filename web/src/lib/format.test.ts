// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDay,
  formatLastDay,
  formatMoment,
  formatMoney,
  formatPercent,
  formatSize,
  lastMoment,
} from './format';
import { minorUnits, typedAmount } from './money';
import { dayIn, sameClock } from './zones';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  it('is shown with its own currency in the reader’s way', () => {
    expect(plain(formatMoney({ amount: 4990, currency: 'EUR' }, 'fr'))).toBe('49,90 €');
    expect(formatMoney({ amount: 4990, currency: 'EUR' }, 'en')).toBe('€49.90');
    expect(plain(formatMoney({ amount: 320_000, currency: 'UAH' }, 'uk'))).toBe('3 200,00 ₴');
  });

  it('has no minor unit where the currency has none', () => {
    expect(formatMoney({ amount: 500, currency: 'JPY' }, 'en')).toBe('¥500');
  });

  it('is read from a comma as from a point', () => {
    expect(minorUnits('49,90', 'EUR')).toBe(4990);
    expect(minorUnits('49.9', 'EUR')).toBe(4990);
    expect(minorUnits('1 200', 'EUR')).toBe(120_000);
  });

  it('is refused with more digits than the currency has', () => {
    expect(minorUnits('1.234', 'EUR')).toBeNull();
    expect(minorUnits('1.5', 'JPY')).toBeNull();
    expect(minorUnits('-3', 'EUR')).toBeNull();
    expect(minorUnits('', 'EUR')).toBeNull();
  });

  it('is typed back as it was', () => {
    expect(typedAmount(4990, 'EUR')).toBe('49.90');
    expect(typedAmount(4900, 'EUR')).toBe('49');
    expect(typedAmount(5, 'EUR')).toBe('0.05');
    expect(typedAmount(500, 'JPY')).toBe('500');
  });
});

describe('time', () => {
  const newYear = '2026-12-31T23:30:00Z';

  it('is shown in the zone it is asked for', () => {
    expect(formatDay(newYear, 'en', 'UTC')).toBe('31 Dec 2026');
    expect(formatDay(newYear, 'en', 'Europe/Paris')).toBe('1 Jan 2027');
    expect(formatMoment(newYear, 'en', 'America/New_York')).toBe('31 Dec 2026, 18:30');
  });

  it('ends on the day that midnight closes, by the clock of the school', () => {
    const midnight = '2026-04-30T22:00:00Z';
    expect(formatLastDay(midnight, 'en', 'Europe/Paris')).toBe('30 Apr 2026');
    expect(formatLastDay(midnight, 'en', 'UTC')).toBe('30 Apr 2026');
    expect(formatMoment(lastMoment(midnight, 'Europe/Paris'), 'en', 'Europe/Paris')).toBe('30 Apr 2026, 23:59');
    expect(lastMoment('2026-04-09T12:00:00Z', 'Europe/Paris')).toBe('2026-04-09T12:00:00Z');
    expect(lastMoment(midnight, 'UTC')).toBe(midnight);
  });

  it('knows which day it is elsewhere', () => {
    expect(dayIn('Europe/Paris', new Date(newYear))).toBe('2027-01-01');
    expect(dayIn('America/New_York', new Date(newYear))).toBe('2026-12-31');
  });

  it('ends without a full stop in Ukrainian', () => {
    expect(plain(formatDay(newYear, 'uk', 'UTC'))).toBe('31 груд. 2026');
  });

  it('keeps a calendar day the same day everywhere', () => {
    expect(formatDate('2026-05-03', 'en')).toBe('3 May 2026');
  });

  it('knows when two zones show the same clock', () => {
    expect(sameClock('Europe/Paris', 'Europe/Berlin', new Date(newYear))).toBe(true);
    expect(sameClock('Europe/Paris', 'Europe/Kyiv', new Date(newYear))).toBe(false);
  });
});

describe('numbers', () => {
  it('are shown as people of the language write them', () => {
    expect(formatPercent(18, 'en')).toBe('18%');
    expect(formatSize(482_133, 'en')).toBe('482.1 kB');
  });
});
