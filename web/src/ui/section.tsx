// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import classes from './section.module.css';

interface Props {
  title?: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}

/** A card: one border, no shadow, never inside another card. */
export function Section({ title, hint, actions, flush, children }: Props) {
  return (
    <section className={classes.section}>
      {(title || actions) && (
        <header className={classes.head}>
          <div>
            <h2 className={classes.title}>{title}</h2>
            {hint && <p className={classes.hint}>{hint}</p>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </header>
      )}
      <div className={classes.body} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  );
}

export function TwoColumns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div className={classes.column}>{main}</div>
      <div className={classes.column}>{side}</div>
    </div>
  );
}
