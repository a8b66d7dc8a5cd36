// SPDX-License-Identifier: Apache-2.0
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useSchool } from '../api/session';
import markUrl from '../assets/mark.svg';
import classes from './door-layout.module.css';
import { LanguageSwitch } from './language-switch';
import { ThemeSwitch } from './theme-switch';

/** The pages one sees before being signed in: one card, the school's name, the language. */
export function DoorLayout({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  const school = useSchool();
  const name = school.name || 'Stoa';
  useDocumentTitle(`${title} · ${name}`);
  return (
    <div className={classes.root}>
      <header className={classes.head}>
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main className={classes.card}>
        <div className={classes.school}>
          <img src={markUrl} alt="" width={28} height={28} />
          <strong>{name}</strong>
        </div>
        <h1 className={classes.title}>{title}</h1>
        {text && <p className={classes.text}>{text}</p>}
        {children}
      </main>
    </div>
  );
}
