// SPDX-License-Identifier: Apache-2.0
import type { Order, OrderLineTerms, OrderPatch } from '../../../api/types';
import { asPolicy, isSound, type Policy, sentPolicy } from '../../../lib/policy';
import { inOrder } from '../../../lib/scope';
import { type Attribute, attributes } from '../../access/policy-text';

/** What an order may say by itself; `full` hides all the others but the start. */
export const parts = ['full', ...attributes] as const;
export type Part = 'full' | Attribute;

type PartValues = { full: boolean } & { [A in Attribute]: NonNullable<Policy[A]> };

/** The order's own value, or the offer's. */
export interface Own<T> {
  own: boolean;
  value: T;
}

export type LineTerms = { [P in Part]: Own<PartValues[P]> };

/** All at once before anything else: true makes the line individual, false gives it back to the offer. */
export type Whole = boolean | null;

/** Flat, so that two versions of an order are laid side by side part by part. */
export type OrderValues = {
  version: number;
  comment: string;
  reason: string;
} & { [P in Part as `${P}@${string}`]: Own<PartValues[P]> } & { [key: `whole@${string}`]: Whole };

const standard: { [P in Part]: PartValues[P] } = {
  full: false,
  scope: { type: 'all' },
  schedule: { type: 'inherit' },
  checkpoints: { type: 'inherit' },
  period: { type: 'unlimited' },
  start: { type: 'at_grant' },
};

/** In one order and without members that say nothing, so that equal terms are equal. */
function tidy<P extends Part>(part: P, value: unknown): PartValues[P] {
  const said = (value ?? standard[part]) as PartValues[P];
  return part === 'scope' ? (inOrder(said as PartValues['scope']) as PartValues[P]) : said;
}

/** JSON with its members in one order. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

export function sameTerms(one: unknown, other: unknown): boolean {
  return textOf(one) === textOf(other);
}

/** What the offer says now about one part; a line without an offer has nothing to go back to. */
export const offeredPart = <P extends Part>(line: OrderLineTerms, part: P): PartValues[P] =>
  tidy(part, asPolicy(line.offered)[part]);

function termsOf(line: OrderLineTerms): LineTerms {
  const policy = asPolicy(line.policy);
  const terms = parts.map((part) => {
    const own = line.offered === null || line.pinned.includes(part);
    return [part, { own, value: tidy(part, policy[part]) }];
  });
  return Object.fromEntries(terms) as LineTerms;
}

/** What may be changed: the terms of an access that was revoked count no more. */
export const isEditable = (line: OrderLineTerms) => line.grant?.state !== 'revoked';

function flat(id: string, terms: LineTerms, whole: Whole): Partial<OrderValues> {
  const named = parts.map((part) => [`${part}@${id}`, terms[part]]);
  return { ...Object.fromEntries(named), [`whole@${id}`]: whole } as Partial<OrderValues>;
}

export function valuesOf(order: Order): OrderValues {
  const lines = order.lines.filter(isEditable).map((line) => flat(line.id, termsOf(line), null));
  const head = { version: order.version, comment: order.comment, reason: '' };
  return Object.assign(head, ...lines) as OrderValues;
}

export const lineTerms = (values: OrderValues, id: string) =>
  Object.fromEntries(parts.map((part) => [part, values[`${part}@${id}`]])) as LineTerms;

const wholeOf = (values: OrderValues, line: OrderLineTerms): Whole => values[`whole@${line.id}`] ?? null;

/** One part of one line, to be put into the form. */
export const onePart = (id: string, part: Part, of: Own<unknown>) =>
  ({ [`${part}@${id}`]: of }) as unknown as Partial<OrderValues>;

/** The terms as the engine will read them. */
export const inForce = (terms: LineTerms): Policy =>
  Object.fromEntries(parts.map((part) => [part, terms[part].value]));

function afterWhole(base: LineTerms, line: OrderLineTerms, whole: Whole): LineTerms {
  if (whole === null) return base;
  const after = parts.map((part) => {
    const { own, value } = base[part];
    if (whole) return [part, { own: true, value }];
    return [part, own ? { own: false, value: offeredPart(line, part) } : base[part]];
  });
  return Object.fromEntries(after) as LineTerms;
}

/** Everything becomes the order's own as it is now, or everything the offer's again. */
export function madeWhole(values: OrderValues, base: OrderValues, line: OrderLineTerms, whole: boolean) {
  const terms = afterWhole(lineTerms(values, line.id), line, whole);
  const began = lineTerms(base, line.id);
  const nothing = !whole && line.pinned.length === 0;
  return flat(line.id, nothing ? began : terms, nothing ? null : whole);
}

const own = <T>(value: T): Own<T> => ({ own: true, value });

/** An end for what had none: everything stays as it was, but now each part can be changed. */
export function limited(values: OrderValues, line: OrderLineTerms): Partial<OrderValues> {
  const terms: LineTerms = {
    full: own(false),
    scope: own({ type: 'all' }),
    schedule: own({ type: 'none' }),
    checkpoints: own({ type: 'off' }),
    period: own({ type: 'unlimited' }),
    start: lineTerms(values, line.id).start,
  };
  return flat(line.id, terms, wholeOf(values, line));
}

type LinePatch = NonNullable<OrderPatch['lines']>[number];

function linePatch(values: OrderValues, base: OrderValues, line: OrderLineTerms): LinePatch | null {
  const mine = lineTerms(values, line.id);
  const asked = wholeOf(values, line);
  const whole = asked === wholeOf(base, line) ? null : asked;
  const begun = afterWhole(lineTerms(base, line.id), line, whole);
  // Behind full access the other parts wait; the server refuses new values for them.
  const said = mine.full.value ? (['full', 'start'] as const) : parts;
  const changed = said.filter((part) => !sameTerms(mine[part], begun[part]));
  if (changed.length === 0 && whole === null) return null;
  const named = changed.map((part) => [part, mine[part].own ? mine[part].value : null]);
  return {
    id: line.id,
    ...(whole === null ? {} : { individual: whole }),
    ...(sentPolicy(Object.fromEntries(named) as Policy) as Partial<LinePatch>),
  };
}

/** Only what was changed, so that all else goes on following the offer. Null: nothing was. */
export function patchOf(order: Order, values: OrderValues, base: OrderValues): OrderPatch | null {
  const lines = order.lines.filter(isEditable).flatMap((line) => linePatch(values, base, line) ?? []);
  const comment = values.comment.trim();
  const said = comment === base.comment.trim() ? {} : { comment };
  if (lines.length === 0 && Object.keys(said).length === 0) return null;
  return { ...(lines.length > 0 ? { lines } : {}), ...said };
}

/** Nothing is sent while a field holds what is no number or no day. */
export const isComplete = (order: Order, values: OrderValues): boolean =>
  order.lines.filter(isEditable).every((line) => isSound(inForce(lineTerms(values, line.id))));

/** `/lines/0/scope` of what was sent is the scope of a line by its id. */
export function placeTerms(pointer: string, sent: OrderPatch | null): string {
  const [, list, index, part] = pointer.split('/');
  if (list !== 'lines' || index === undefined || part === undefined) return pointer.slice(1);
  return `${part}@${sent?.lines?.[Number(index)]?.id ?? ''}`;
}
