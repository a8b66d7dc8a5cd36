// SPDX-License-Identifier: Apache-2.0
import classes from './what-happens.module.css';

interface Props {
  title: string;
  lines: string[];
  pending?: boolean;
}

/** The sentences that say what a run over many rows will do. */
export function WhatHappens({ title, lines, pending }: Props) {
  return (
    <div className={classes.panel} data-pending={pending || undefined} role="status" aria-live="polite">
      <strong>{title}</strong>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
