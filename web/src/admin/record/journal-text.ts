// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { JournalEntry } from '../../api/types';
import { textOf } from '../../i18n/dynamic';

/** `access.given.undone` stands beside `access.given`, not below it. */
const keyOf = (action: string) => action.replace(/^(\w+\.\w+)\.undone$/, '$1_undone');

/** The act alone: for filters, and where nothing is known of its object any more. */
export const actionText = (t: TFunction, action: string) =>
  textOf(t, `journal.action.${keyOf(action)}`, action.replaceAll(/[._]/g, ' '));

/** What happened, in one sentence; who did it and when stand beside it. */
export function sentenceOf(t: TFunction, entry: JournalEntry): string {
  const title = entry.object.title ?? '';
  const person = entry.contact?.name ?? '';
  const general = actionText(t, entry.action);
  if (entry.contact && !person) return general;
  const values = { title, person };
  if (person) {
    const named = textOf(t, `journal.said_of.${keyOf(entry.action)}`, '', values);
    if (named) return named;
    return textOf(t, 'journal.with_person', general, { what: general, person });
  }
  if (!title) return general;
  return textOf(t, 'journal.with_title', general, { what: general, title });
}

export interface Changed {
  key: string;
  before: unknown;
  after: unknown;
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Fields that differ between what was and what is; what only machines read is left out. */
export function changesOf(entry: JournalEntry): Changed[] {
  const details = asObject(entry.details);
  if (!('before' in details) && !('after' in details)) return [];
  const before = asObject(details.before);
  const after = asObject(details.after);
  const hidden = new Set(['id', 'version', 'created_at', 'updated_at', 'pins']);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => !hidden.has(key))
    .filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null))
    .map((key) => ({ key, before: before[key], after: after[key] }));
}

/** Empty: there was, or is, nothing. */
export function valueText(t: TFunction, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (Array.isArray(value)) return value.map((one) => valueText(t, one)).join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, one]) => `${key}: ${valueText(t, one)}`)
      .join('\n');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
