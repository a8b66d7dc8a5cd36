// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import { asPolicy, type Policy } from '../../lib/policy';
import { attributeName, attributes, attributeText } from '../access/policy-text';
import type { Changed } from './journal-text';

interface Line {
  line: string;
  product: string;
  /** What is the order's own; null follows the offer. */
  policy: unknown;
}

interface Reader {
  t: TFunction;
  language: string;
}

export interface SaidChange {
  label: string;
  before: string;
  after: string;
}

const parts = ['full', ...attributes] as const;
type Part = (typeof parts)[number];

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && 'policy' in value && 'product' in value;

const lineIn = (lines: Line[], id: string) => lines.find(({ line }) => line === id);

const linesOf = (value: unknown): Line[] => (Array.isArray(value) ? value.filter(isLine) : []);

function partText(part: Part, policy: Policy, { t, language }: Reader): string {
  const value = policy[part];
  if (value === null || value === undefined) return t('journal.from_offer');
  if (part === 'full') return t(value === true ? 'common.yes' : 'common.no');
  return attributeText(part, { [part]: value }, t, language);
}

function linesText(before: Line | undefined, after: Line | undefined, several: boolean, reader: Reader): SaidChange[] {
  const { t } = reader;
  const was = asPolicy(before?.policy);
  const is = asPolicy(after?.policy);
  const product = after?.product ?? before?.product ?? '';
  return parts
    .filter((part) => JSON.stringify(was[part] ?? null) !== JSON.stringify(is[part] ?? null))
    .map((part) => {
      const name = part === 'full' ? t('access.full') : attributeName(part, t);
      const label = several ? t('journal.of_product', { product, name }) : name;
      return { label, before: partText(part, was, reader), after: partText(part, is, reader) };
    });
}

/** The terms of an order, condition by condition; null for every other field of the journal. */
export function termsChanges({ key, before, after }: Changed, reader: Reader): SaidChange[] | null {
  const were = linesOf(before);
  const are = linesOf(after);
  if (key !== 'lines' || were.length + are.length === 0) return null;
  const ids = [...new Set([...were, ...are].map(({ line }) => line))];
  return ids.flatMap((id) => linesText(lineIn(were, id), lineIn(are, id), ids.length > 1, reader));
}
