// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import classes from './notice.module.css';

interface Props {
  tone?: 'info' | 'warning' | 'danger' | 'quiet';
  title?: string;
  role?: 'status' | 'alert';
  action?: ReactNode;
  children: ReactNode;
}

export function Notice({ tone = 'info', title, role, action, children }: Props) {
  return (
    <div className={classes.notice} data-tone={tone} role={role}>
      <div className={classes.text}>
        {title && <strong className={classes.title}>{title}</strong>}
        {children}
      </div>
      {action}
    </div>
  );
}
