// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import classes from './facts.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
  note?: ReactNode;
}

/** What has no value is not mentioned. */
export function Facts({ items }: { items: Fact[] }) {
  return (
    <dl className={classes.list}>
      {items
        .filter((item) => item.value)
        .map((item) => (
          <div key={item.label} className={classes.fact}>
            <dt>{item.label}</dt>
            <dd>
              {item.value}
              {item.note}
            </dd>
          </div>
        ))}
    </dl>
  );
}
