// SPDX-License-Identifier: Apache-2.0

/** A field holds a number, or what was typed instead of one: it is never mended into another number. */
export type Typed = number | string;

/** As typed or pasted: the number where it is one, and otherwise the very text. */
export const readTyped = (text: string): Typed => (/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : text);

export function isWhole(typed: Typed, min: number, max: number): boolean {
  const count = typeof typed === 'number' ? typed : readTyped(typed);
  return typeof count === 'number' && Number.isInteger(count) && count >= min && count <= max;
}

/** One more or one less by an arrow key, inside the range. */
export function stepped(typed: Typed, by: number, min: number, max: number): number {
  const count = typeof typed === 'number' ? typed : Number(readTyped(typed));
  if (!Number.isFinite(count) || typed === '') return min;
  return Math.min(max, Math.max(min, Math.trunc(count) + by));
}
