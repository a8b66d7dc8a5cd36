// SPDX-License-Identifier: Apache-2.0
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useSchool } from '../api/session';
import classes from './page.module.css';

interface Props {
  title: string;
  count?: ReactNode;
  actions?: ReactNode;
  back?: ReactNode;
  lead?: ReactNode;
  figures?: ReactNode;
  under?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ title, count, actions, back, lead, figures, under, narrow, children }: Props) {
  const school = useSchool();
  useDocumentTitle(`${title} · ${school.name}`);
  return (
    <div className={classes.page} data-narrow={narrow || undefined}>
      {back}
      <header className={classes.head}>
        {lead}
        <div className={classes.names}>
          <div className={classes.line}>
            <h1 className={classes.title}>{title}</h1>
            {count && <span className={classes.count}>{count}</span>}
          </div>
          {under && <div className={classes.under}>{under}</div>}
        </div>
        {figures}
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A number that identifies what the page is about; three or four stand beside its title. */
export function Figures({ items }: { items: { label: string; value: ReactNode }[] }) {
  return (
    <dl className={classes.figures}>
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd className="numbers">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
