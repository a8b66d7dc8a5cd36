// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { ImportMapping, ImportRow } from '../../../api/types';
import { textOf } from '../../../i18n/dynamic';
import { formatLongDate, formatMoney } from '../../../lib/format';
import type { Tone } from '../../../ui/status-badge';

export type Verdict = ImportRow['verdict'];
export type Answer = 'ask' | 'same_person' | 'skip';

export const verdicts = ['create', 'match', 'question', 'skip'] as const;

export const tones: Record<Verdict, Tone> = {
  create: 'ok',
  match: 'info',
  question: 'warning',
  skip: 'neutral',
};

/** The same address under another first name: somebody must say whether that is one person. */
export const asksWho = (row: ImportRow) => row.remarks.some((remark) => remark.code === 'name.differs');

/** The name in the way is that of an earlier row, not of the person who is known. */
export function meetsEarlierRow(row: ImportRow): boolean {
  const known = row.contact?.name.toLocaleLowerCase() ?? '';
  return row.contact === null || known.startsWith(row.person.first_name.toLocaleLowerCase());
}

export function answerOf(mapping: ImportMapping, line: number): Answer {
  const own = mapping.answers?.rows?.find((row) => row.line === line);
  return own?.answer ?? mapping.answers?.other_name ?? 'ask';
}

export function withAnswer(mapping: ImportMapping, line: number, answer: Answer): ImportMapping {
  const others = (mapping.answers?.rows ?? []).filter((row) => row.line !== line);
  return { ...mapping, answers: { ...mapping.answers, rows: [...others, { line, answer }] } };
}

/** One answer for all: answers given row by row before are replaced by it. */
export const withAnswerForAll = (mapping: ImportMapping, answer: Answer): ImportMapping => ({
  ...mapping,
  answers: { other_name: answer, rows: [] },
});

/** What is said of a row, with the title of the column it is about. */
export function remarkTexts(row: ImportRow, titleOf: (column: number) => string, t: TFunction): string[] {
  return row.remarks
    .filter((remark) => remark.code !== 'name.differs')
    .map((remark) => {
      const text = textOf(t, `import.remark.${remark.code}`, textOf(t, `errors.${remark.code}`, remark.code));
      return remark.column === null ? text : t('import.remark_of_column', { column: titleOf(remark.column), text });
    });
}

interface Voice {
  t: TFunction;
  language: string;
  offerOf: (id: string) => string;
  productOf: (id: string) => string;
}

/** What a row gives: which offer, from when until when, and what was paid. */
export function accessText(row: ImportRow, { t, language, offerOf, productOf }: Voice): string {
  const { person, access } = row;
  const parts: string[] = [];
  if (access?.offer) parts.push(offerOf(access.offer));
  else if (access?.product) parts.push(t('import.full_access_to', { product: productOf(access.product) }));
  else if (person.offer || person.product) parts.push([person.product, person.offer].filter(Boolean).join(' – '));
  if (person.access_start) parts.push(t('import.from_day', { day: formatLongDate(person.access_start, language) }));
  if (person.access_end) parts.push(t('import.until_day', { day: formatLongDate(person.access_end, language) }));
  if (person.paid) parts.push(paidText(row, t, language));
  return parts.join(' · ');
}

function paidText({ person }: ImportRow, t: TFunction, language: string): string {
  const amount = person.paid ? formatMoney(person.paid, language) : '';
  if (!person.paid_on) return t('import.paid', { amount });
  return t('import.paid_on_day', { amount, day: formatLongDate(person.paid_on, language) });
}

export const nameOf = ({ person }: ImportRow) => [person.first_name, person.last_name].filter(Boolean).join(' ');
