// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import classes from './action-bar.module.css';

/** The one next step of a long page stays in sight. */
export function ActionBar({ children }: { children: ReactNode }) {
  return <div className={classes.bar}>{children}</div>;
}
