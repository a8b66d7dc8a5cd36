// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';

const targets = ['email', 'first_name', 'last_name', 'phone', 'tags', 'offer', 'access_start', 'access_end'] as const;
const person = ['marie@example.org', 'Marie', 'Dupont', '+33 6 12 34 56 78', 'yoga', '', '2026-04-03', ''];

const line = (cells: string[]) =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

/** A table as the import expects it, with titles that it recognises in the reader's language. */
export function sampleTable(t: TFunction): string {
  const titles = targets.map((target) => t(`import.sample_titles.${target}`));
  return `\uFEFF${line(titles)}\r\n${line(person)}\r\n`;
}

export const sampleUrl = (t: TFunction) => `data:text/csv;charset=utf-8,${encodeURIComponent(sampleTable(t))}`;
