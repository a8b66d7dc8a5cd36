// SPDX-License-Identifier: Apache-2.0
import classes from './initials.module.css';

function initialsOf(name: string): string {
  const words = name.split(/[\s@.]+/).filter(Boolean);
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}

export function Initials({ name, size = 26 }: { name: string; size?: number }) {
  const style = { inlineSize: size, blockSize: size, fontSize: Math.max(10, Math.round(size * 0.4)) };
  return (
    <span className={classes.circle} style={style} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}
