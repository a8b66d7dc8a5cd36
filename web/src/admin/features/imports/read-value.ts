// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { ImportTarget } from '../../../api/types';
import { textOf } from '../../../i18n/dynamic';
import { formatLongDate, formatMoney, minorDigits } from '../../../lib/format';

interface Voice {
  t: TFunction;
  language: string;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const amount = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/;

function moneyText(read: string, language: string): string {
  const [, digits, currency] = amount.exec(read) ?? [];
  if (!digits || !currency) return read;
  const minor = Math.round(Number(digits) * 10 ** minorDigits(currency));
  return formatMoney({ amount: minor, currency }, language);
}

/** `2026-04-03` as somebody reads it: 3 April 2026. */
export function readValue(target: ImportTarget, read: string, { t, language }: Voice): string {
  switch (target) {
    case 'access_start':
    case 'access_end':
    case 'paid_on':
    case 'field':
      return day.test(read) ? formatLongDate(read, language) : read;
    case 'paid_amount':
      return moneyText(read, language);
    case 'language':
    case 'consent':
      return textOf(t, `import.value.${target}.${read}`, read);
    default:
      return read;
  }
}

const numbers = /^\D*(\d{1,4})\D+(\d{1,4})\D+(\d{2,4})/;

/** The same cell in both orders, to choose from: nothing for what is no such date. */
export function bothReadings(cell: string, language: string): { day_month: string; month_day: string } | null {
  const [, first, second, last] = numbers.exec(cell) ?? [];
  if (!first || !second || !last || first.length > 2) return null;
  const year = last.length === 2 ? `20${last}` : last;
  const text = (month: string, date: string) =>
    formatLongDate(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`, language);
  if (Number(first) > 12 || Number(second) > 12) return null;
  return { day_month: text(second, first), month_day: text(first, second) };
}
