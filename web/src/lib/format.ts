// SPDX-License-Identifier: Apache-2.0
import { localeOf } from '../i18n/languages';

interface Amount {
  amount: number;
  currency: string;
}

const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function remembered<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  const found = kept.get(key);
  if (found) return found as T;
  const made = make();
  kept.set(key, made);
  return made;
}

function numbers(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n|${language}|${JSON.stringify(options)}`;
  return remembered(key, () => new Intl.NumberFormat(localeOf(language), options));
}

function dates(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d|${language}|${JSON.stringify(options)}`;
  return remembered(key, () => new Intl.DateTimeFormat(localeOf(language), options));
}

export function minorDigits(currency: string): number {
  return numbers('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

export function formatMoney(money: Amount, language: string): string {
  const { currency } = money;
  const value = money.amount / 10 ** minorDigits(currency);
  return numbers(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(value);
}

export const formatNumber = (value: number, language: string) => numbers(language, {}).format(value);

/** `share` is 0 to 100, as the server sends progress. */
export const formatPercent = (share: number, language: string) =>
  numbers(language, { style: 'percent', maximumFractionDigits: 0 }).format(share / 100);

/** Ukrainian adds "р." after the year, which would double the full stop of a sentence. */
const withoutYearMark = (text: string) => text.replace(/[\s\u00a0\u202f]р\./, '');

export const formatDay = (at: string, language: string, zone: string) =>
  withoutYearMark(
    dates(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone }).format(new Date(at)),
  );

/** An end at midnight belongs to the day before: what ends on 1 May at 00:00 lasts until 30 April. */
export function lastMoment(end: string, zone: string): string {
  const clock = dates('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: zone, hourCycle: 'h23' });
  if (clock.format(new Date(end)) !== '00:00:00') return end;
  return new Date(Date.parse(end) - 1000).toISOString();
}

/** The last day on which what ends at this instant is still there. */
export const formatLastDay = (end: string, language: string, zone: string) =>
  formatDay(lastMoment(end, zone), language, zone);

export const formatMoment = (at: string, language: string, zone: string) =>
  withoutYearMark(
    dates(language, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: zone,
    }).format(new Date(at)),
  );

export const formatTime = (at: string, language: string, zone: string) =>
  dates(language, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(at));

export const formatLongMoment = (at: string, language: string, zone: string) =>
  dates(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(at));

/** A calendar day without a zone (`2026-05-03`) is the same day everywhere. */
export const formatDate = (day: string, language: string) => formatDay(`${day}T00:00:00Z`, language, 'UTC');

/** `3 April 2026`, where a day must not be misread. */
export const formatLongDate = (day: string, language: string) =>
  withoutYearMark(
    dates(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    ),
  );

export function formatSize(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const unit = units[step] ?? 'byte';
  const value = bytes / 1000 ** step;
  return numbers(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

/** "GMT+2" or "CEST", in the reader's language. */
export function zoneName(at: string, language: string, zone: string): string {
  const parts = dates(language, { timeZone: zone, timeZoneName: 'short' }).formatToParts(new Date(at));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

export const zoneCity = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

export const listOf = (items: string[], language: string) =>
  new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(items);
