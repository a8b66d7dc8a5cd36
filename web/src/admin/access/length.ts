// SPDX-License-Identifier: Apache-2.0
import { isWhole, readTyped, type Typed } from '../../lib/whole-number';

export type Unit = 'days' | 'months';

/** As typed: an empty field is an empty text. */
export type LengthValues = { amount: Typed; unit: Unit };

export const newLength = (amount: Typed = ''): LengthValues => ({ amount, unit: 'days' });

/** By which an access is extended most often. */
export const usualExtensions: LengthValues[] = [
  { amount: 7, unit: 'days' },
  { amount: 10, unit: 'days' },
  { amount: 1, unit: 'months' },
];

export const longest: Record<Unit, number> = { days: 3650, months: 120 };

/** Days or months, one of the two as the server wants it; nothing while the field holds no such number. */
export function lengthOf({ amount, unit }: LengthValues): { days: number } | { months: number } | null {
  if (!isWhole(amount, 1, longest[unit])) return null;
  const count = Number(readTyped(String(amount)));
  return unit === 'days' ? { days: count } : { months: count };
}

/** The form has one field for what the request names by its unit. */
export const placeLength = (pointer: string): string =>
  pointer === '/days' || pointer === '/months' ? 'amount' : pointer.slice(1);
