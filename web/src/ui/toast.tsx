// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { type ApiError, asApiError } from '../api/errors';
import { errorText } from '../i18n/dynamic';
import { go, hrefOf } from './go';
import classes from './toast.module.css';

const look = (t: TFunction) => ({
  withBorder: true,
  classNames: { root: classes.toast ?? '' },
  closeButtonProps: { 'aria-label': t('common.close') },
});

export interface ToastLink {
  text: string;
  to: string;
}

function Line({ text, link, children }: { text: string; link?: ToastLink | undefined; children?: ReactNode }) {
  const follow = (event: React.MouseEvent) => {
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    go(link.to);
  };
  return (
    <span className={classes.line}>
      <span>{text}</span>
      {link && (
        <Anchor href={hrefOf(link.to)} onClick={follow} className={classes.link}>
          {link.text}
        </Anchor>
      )}
      {children}
    </span>
  );
}

/** What stands in the way of an undo has a page of its own, where it can be taken back first. */
function wayOutOf(t: TFunction, { code, problem }: ApiError): ToastLink | undefined {
  if (code !== 'undo.newer_change' || !problem.existing) return undefined;
  return { text: t('common.show_newer'), to: `/journal/${problem.existing}` };
}

export function sayError(t: TFunction, error: unknown): void {
  const known = asApiError(error);
  notifications.show({
    ...look(t),
    message: <Line text={errorText(t, known)} link={wayOutOf(t, known)} />,
    autoClose: false,
    role: 'alert',
    'data-tone': 'danger',
  });
}

async function takeBack(entry: string, t: TFunction, client: QueryClient): Promise<void> {
  try {
    await answerOf(api.POST('/api/journal/{id}/undo', { params: { path: { id: entry } } }));
    notifications.show({ ...look(t), message: t('common.undone'), autoClose: 4000, role: 'status' });
  } catch (error) {
    sayError(t, error);
  }
  await client.invalidateQueries();
}

interface Toast {
  say: (message: string, undo?: string | null, link?: ToastLink) => void;
  sayError: (error: unknown) => void;
}

/** The change has left already; Undo asks the journal to take it back. */
export function useToast(): Toast {
  const { t } = useTranslation();
  const client = useQueryClient();
  const say = (message: string, undo?: string | null, link?: ToastLink) => {
    const id = `toast-${Math.random()}`;
    const onUndo = () => {
      notifications.hide(id);
      void takeBack(undo ?? '', t, client);
    };
    notifications.show({
      ...look(t),
      id,
      role: 'status',
      autoClose: 6000,
      message: (
        <Line text={message} link={link}>
          {undo && (
            <Button variant="subtle" size="compact-sm" flex="none" onClick={onUndo}>
              {t('common.undo')}
            </Button>
          )}
        </Line>
      ),
    });
  };
  return { say, sayError: (error) => sayError(t, error) };
}
