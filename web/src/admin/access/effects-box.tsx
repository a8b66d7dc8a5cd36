// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { ErrorAlert } from '../../ui/error-alert';
import classes from './effects-panel.module.css';
import type { Line } from './effects-text';

interface Props {
  title: string;
  lines: Line[];
  pending: boolean;
  error?: unknown;
  /** Said while there is nothing else to say. */
  hint: string;
  /** What can be decided or looked at; not read aloud with each change. */
  children?: ReactNode;
}

/** What a save will do, in sentences. */
export function EffectsBox({ title, lines, pending, error, hint, children }: Props) {
  return (
    <div className={classes.panel} data-effects data-pending={pending || undefined}>
      <div role="status" aria-live="polite" data-pending={pending || undefined}>
        <strong>{title}</strong>
        {error ? <ErrorAlert error={error} /> : null}
        {!error && lines.length === 0 && <p className={classes.hint}>{hint}</p>}
        {lines.map((line) => (
          <p key={line.text} data-tone={line.tone}>
            {line.text}
          </p>
        ))}
      </div>
      {children}
    </div>
  );
}
