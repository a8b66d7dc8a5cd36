// SPDX-License-Identifier: Apache-2.0
import classes from './initials.module.css';

/** A whole character, also one that takes two units. */
const firstOf = (word: string) => Array.from(word)[0] ?? '';

function initialsOf(name: string): string {
  const words = name.split(/[\s@.]+/).filter(Boolean);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return (firstOf(words[0] ?? '?') + firstOf(last ?? '')).toUpperCase();
}

export function Initials({ name, size = 26 }: { name: string; size?: number }) {
  const style = { inlineSize: size, blockSize: size, fontSize: Math.max(10, Math.round(size * 0.4)) };
  return (
    <span className={classes.circle} style={style} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}
