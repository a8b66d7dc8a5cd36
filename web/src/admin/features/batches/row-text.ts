// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { BatchRow } from '../../../api/types';
import { codeText, textOf } from '../../../i18n/dynamic';
import { formatLastDay, formatNumber } from '../../../lib/format';
import type { Tone } from '../../../ui/status-badge';

/** What one row says of itself; taken back is more than done. */
export type Outcome = BatchRow['verdict'] | 'undone';

export const outcomeOf = ({ verdict, undone }: BatchRow): Outcome => (undone ? 'undone' : verdict);

export const tones: Record<Outcome, Tone> = {
  waits: 'neutral',
  will: 'info',
  already: 'neutral',
  refused: 'warning',
  done: 'ok',
  failed: 'danger',
  undone: 'neutral',
};

interface Voice {
  t: TFunction;
  language: string;
  zone: string;
}

/** Why it does not change, or what changes with it: the end, the lessons, the mails. */
export function rowText(row: BatchRow, { t, language, zone }: Voice): string {
  if (row.code) return textOf(t, `batches.code.${row.code}`, codeText(t, row.code));
  if (row.undone) return t('batches.row.as_before');
  if (row.verdict === 'already') return t('batches.row.already');
  const day = (at: string | null) => (at ? formatLastDay(at, language, zone) : t('common.unlimited'));
  const lessons = (key: 'opens' | 'closes', count: number) =>
    t(`batches.row.${key}`, { count, n: formatNumber(count, language) });
  const parts = [
    row.until_before !== row.until_after && t('batches.row.until', { before: day(row.until_before), after: day(row.until_after) }),
    row.opened > 0 && lessons('opens', row.opened),
    row.closed > 0 && lessons('closes', row.closed),
    row.mails > 0 && t('batches.row.mails', { count: row.mails, n: formatNumber(row.mails, language) }),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Which access it is about: the course, and the offer it is held by. */
export const accessText = ({ product, offer }: BatchRow): string => [product, offer].filter(Boolean).join(' – ');
