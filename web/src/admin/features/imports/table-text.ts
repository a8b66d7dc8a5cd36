// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { Import } from '../../../api/types';
import { formatNumber } from '../../../lib/format';

const encodings: Record<string, string> = {
  utf8: 'UTF-8',
  utf16_le: 'UTF-16',
  utf16_be: 'UTF-16',
  windows1252: 'Windows-1252',
  windows1251: 'Windows-1251',
  koi8_u: 'KOI8-U',
  mac_cyrillic: 'Mac Cyrillic',
};

const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** How the file was understood: "1,000 rows · UTF-8 · commas". */
export function tableText({ table, rows }: Pick<Import, 'table' | 'rows'>, t: TFunction, language: string): string {
  const parts = [t('import.rows', { count: rows, n: formatNumber(rows, language) })];
  if (table.kind !== 'text') parts.push(t(`import.kind.${table.kind}`));
  if (table.encoding) parts.push(encodings[table.encoding] ?? table.encoding);
  const delimiter = delimiters[table.delimiter as keyof typeof delimiters];
  if (delimiter) parts.push(t(`import.delimiter.${delimiter}`));
  return parts.join(' · ');
}
