// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';

// Somebody else saved while a form was being filled in. Nobody's words are overwritten unseen: the
// two versions are laid side by side, and whoever saves second chooses.

export type Side = 'mine' | 'theirs';

export interface VersionField<T> {
  label: string;
  /** How a value reads; without it, texts and numbers as they are. */
  show?: (value: T) => ReactNode;
  /** What is compared where a value also carries what nobody typed, such as keys of rows. */
  plain?: (value: T) => unknown;
}

export type VersionFields<V> = { [K in keyof V]?: VersionField<V[K]> };

export interface Three<V> {
  /** What the form began with. */
  base: V;
  mine: V;
  theirs: V;
}

export interface Difference {
  key: string;
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
  /** Proposed: mine where I changed it, theirs where only they did. */
  side: Side;
  /** Both of us changed it. */
  clash: boolean;
}

type Loose = Record<string, unknown>;

/** JSON with keys in order: how two values that mean the same become the same text. */
function text(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : (part ?? null),
  );
}

function reading(field: VersionField<unknown>, value: unknown): ReactNode {
  if (field.show) return field.show(value);
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : text(value);
}

/** Nothing: what they changed is not in this form, so mine can be saved on top. */
export function differences<V>(fields: VersionFields<V>, three: Three<V>): Difference[] {
  const { base, mine, theirs } = three as unknown as Three<Loose>;
  const named = Object.entries(fields) as [string, VersionField<unknown>][];
  const same = (field: VersionField<unknown>, a: unknown, b: unknown) => {
    const plain = field.plain ?? ((value: unknown) => value);
    return text(plain(a)) === text(plain(b));
  };
  const touched = named.some(([key, field]) => !same(field, base[key], theirs[key]));
  if (!touched) return [];
  return named
    .filter(([key, field]) => !same(field, mine[key], theirs[key]))
    .map(([key, field]) => {
      const byMe = !same(field, base[key], mine[key]);
      const byThem = !same(field, base[key], theirs[key]);
      return {
        key,
        label: field.label,
        mine: reading(field, mine[key]),
        theirs: reading(field, theirs[key]),
        side: byMe ? ('mine' as const) : ('theirs' as const),
        clash: byMe && byThem,
      };
    });
}

/** What nobody was asked about stays mine where I changed it. */
export function merged<V>(three: Three<V>, sides: Record<string, Side>): V {
  const { base, mine, theirs } = three as unknown as Three<Loose>;
  const proposed = (key: string): Side =>
    text(mine[key]) === text(base[key]) ? 'theirs' : 'mine';
  const side = (key: string) => sides[key] ?? proposed(key);
  return Object.fromEntries(
    Object.keys(mine).map((key) => [key, side(key) === 'mine' ? mine[key] : theirs[key]]),
  ) as V;
}
