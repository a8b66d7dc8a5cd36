// SPDX-License-Identifier: Apache-2.0
import { localeOf } from '../i18n/languages';

/** March as it stands in a date and as it stands alone, long and short, in small letters. */
function monthNames(language: string, month: number): string[] {
  const day = new Date(Date.UTC(2026, month, 1));
  const name = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' })
      .formatToParts(day)
      .find((part) => part.type === 'month')?.value ?? '';
  const forms = (['long', 'short'] as const).flatMap((form) => [name({ month: form }), name({ month: form, day: 'numeric' })]);
  return forms.map((form) => plain(form));
}

const plain = (text: string) => text.toLowerCase().normalize('NFD').replaceAll(/[\u0300-\u036f.]/g, '');

/** 1 to 12; nothing for what names none, or more than one. */
function monthOf(word: string, language: string): number | null {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  const typed = plain(word);
  const begins = (name: string) => name.startsWith(typed) || typed.startsWith(name);
  const found = Array.from({ length: 12 }, (_, i) => i).filter((i) => monthNames(language, i).some(begins));
  return found.length === 1 && typed.length > 2 ? (found[0] ?? 0) + 1 : null;
}

/** What is wrong with a text that should be a day. */
export type DayFault = 'unclear' | 'no_such' | 'too_far';

export type TypedDay = { day: string; fault: null } | { day: null; fault: DayFault };

const wrong = (fault: DayFault): TypedDay => ({ day: null, fault });

/** The years that the server knows. */
const first = 1970;
const last = 2199;

function dayOf(year: number, month: number, day: number): TypedDay {
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  if (!real) return wrong('no_such');
  return year < first || year > last ? wrong('too_far') : { day: at.toISOString().slice(0, 10), fault: null };
}

/** The 29th of February may be eight years away. */
const yearsAhead = 9;

function nextOf(month: number, day: number, today: string): TypedDay {
  const year = Number(today.slice(0, 4));
  const days = Array.from({ length: yearsAhead }, (_, i) => dayOf(year + i, month, day));
  return days.find((one) => one.day !== null && one.day >= today) ?? wrong('no_such');
}

/** What people type for a day: `1 Mar 2026`, `01/03/26`, `1.3.`, `2026-03-01`, months in their language. The
 * day comes first; without a year it is the next one of that name. */
export function readDay(text: string, language: string, today: string): TypedDay {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [begin, word, year, ...rest] = text.trim().split(/[\s./,-]+/).filter(Boolean);
  const day = /^(\d{1,2})(er|st|nd|rd|th|-?го)?$/i.exec(begin ?? '')?.[1];
  const month = word && rest.length === 0 ? monthOf(word, language) : null;
  if (!day || month === null || (year !== undefined && !/^(\d{2}|\d{4})$/.test(year))) return wrong('unclear');
  if (year === undefined) return nextOf(month, Number(day), today);
  return dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, Number(day));
}
