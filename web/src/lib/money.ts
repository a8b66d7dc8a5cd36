// SPDX-License-Identifier: Apache-2.0
import { minorDigits } from './format';

/** What was typed ("49", "49.9", "49,90") in minor units; nothing when it is no amount. */
export function minorUnits(typed: string | number, currency: string): number | null {
  const text = String(typed).replace(/\s/g, '').replace(',', '.');
  const digits = minorDigits(currency);
  const match = /^(\d+)(?:\.(\d*))?$/.exec(text);
  if (!match) return null;
  const [, whole = '', part = ''] = match;
  if (part.length > digits) return null;
  return Number(whole + part.padEnd(digits, '0'));
}

export function typedAmount(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  if (digits === 0) return String(minor);
  const text = String(minor).padStart(digits + 1, '0');
  const part = text.slice(-digits);
  const whole = text.slice(0, -digits);
  return /^0+$/.test(part) ? whole : `${whole}.${part}`;
}

/** Currencies that the schools this product is made for sell in; any other can be typed. */
export const currencies = ['EUR', 'USD', 'UAH', 'GBP', 'CHF', 'PLN', 'CAD', 'CZK', 'SEK', 'NOK', 'DKK'];
