// SPDX-License-Identifier: Apache-2.0
import type { ColumnMapping, Field, Import, ImportMapping, ImportTarget } from '../../../api/types';

export const personTargets = [
  'email', 'first_name', 'last_name', 'full_name', 'phone', 'language', 'tags', 'notes', 'consent', 'refusal',
] as const;
export const accessTargets = [
  'offer', 'product', 'access_start', 'access_end', 'paid_amount', 'paid_on',
] as const;

const withRule = new Set<ImportTarget>(['first_name', 'last_name', 'full_name', 'phone', 'language', 'field']);
const dates = new Set<ImportTarget>(['access_start', 'access_end', 'paid_on']);

export type Order = 'day_month' | 'month_day';

export const rules = ['never_overwrite', 'fill_blanks', 'overwrite'] as const;

/** Tags and notes are only ever added, and consent has rules of its own. */
export const hasRule = (target: ImportTarget) => withRule.has(target);

/** What a select holds for a column: `email`, or `field:city`. */
export const choiceOf = (column: ColumnMapping | undefined): string => {
  if (!column) return 'ignore';
  return column.target === 'field' ? `field:${column.field ?? ''}` : column.target;
};

export function withChoice(column: ColumnMapping, choice: string): ColumnMapping {
  const { field: _field, ...rest } = column;
  if (choice.startsWith('field:')) return { ...rest, target: 'field', field: choice.slice(6) };
  return { ...rest, target: choice as ImportTarget };
}

export const columnAt = (mapping: ImportMapping, index: number) =>
  mapping.columns?.find((column) => column.index === index);

export function withColumn(mapping: ImportMapping, column: ColumnMapping): ImportMapping {
  const others = (mapping.columns ?? []).filter((one) => one.index !== column.index);
  return { ...mapping, columns: [...others, column].toSorted((a, b) => a.index - b.index) };
}

/** Dates of which nothing tells whether 03/04 is in March or in April. */
export function asksForOrder(item: Import, column: ColumnMapping | undefined, fields: Field[]): boolean {
  if (!column || !item.columns[column.index]?.date_ambiguous) return false;
  const field = fields.find((one) => one.key === column.field);
  return column.target === 'field' ? field?.kind === 'date' : dates.has(column.target);
}

/** The first answer holds for all such columns; each still shows what it makes of its dates. */
export function withOrder(item: Import, mapping: ImportMapping, index: number, order: Order, fields: Field[]): ImportMapping {
  const asked = (column: ColumnMapping) => asksForOrder(item, column, fields);
  const columns = (mapping.columns ?? []).map((column) => {
    const answers = column.index === index || (!column.date_order && asked(column));
    return answers ? { ...column, date_order: order } : column;
  });
  return { ...mapping, columns };
}

/** Whether the meanings are those that were settled for an earlier file with the same titles. */
export const isRemembered = (item: Import) =>
  item.state === 'uploaded' &&
  item.columns.some((column) => choiceOf(columnAt(item.mapping, column.index)) !== choiceOf(column.guess));

export const guessed = (item: Import): ColumnMapping[] => item.columns.map((column) => column.guess);

export const means = (mapping: ImportMapping, ...targets: ImportTarget[]) =>
  (mapping.columns ?? []).some((column) => targets.includes(column.target));
