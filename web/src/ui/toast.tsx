// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { asApiError } from '../api/errors';
import { errorText } from '../i18n/dynamic';
import classes from './toast.module.css';

const look = (t: TFunction) => ({
  withBorder: true,
  classNames: { root: classes.toast ?? '' },
  closeButtonProps: { 'aria-label': t('common.close') },
});

export function sayError(t: TFunction, error: unknown): void {
  notifications.show({
    ...look(t),
    message: errorText(t, asApiError(error)),
    autoClose: false,
    role: 'alert',
    'data-tone': 'danger',
  } as never);
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
  say: (message: string, undo?: string | null) => void;
  sayError: (error: unknown) => void;
}

/** The change has left already; Undo asks the journal to take it back. */
export function useToast(): Toast {
  const { t } = useTranslation();
  const client = useQueryClient();
  const say = (message: string, undo?: string | null) => {
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
        <span className={classes.line}>
          <span>{message}</span>
          {undo && (
            <Button variant="subtle" size="compact-sm" onClick={onUndo}>
              {t('common.undo')}
            </Button>
          )}
        </span>
      ),
    });
  };
  return { say, sayError: (error) => sayError(t, error) };
}
