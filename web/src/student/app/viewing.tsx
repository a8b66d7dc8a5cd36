// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconEye, IconUserShare } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useClock } from '../../api/session';
import type { Viewing } from '../../api/types';
import { formatMoment, formatTime } from '../../lib/format';
import { wayBack } from '../../lib/viewing';
import { EmptyState } from '../../ui/empty-state';
import { ErrorAlert } from '../../ui/error-alert';
import classes from './viewing.module.css';

interface Props {
  viewing: Viewing;
}

/** In view on every page, so that nobody takes a student's side for their own. */
export function ViewingBar({ viewing }: Props) {
  const { t } = useTranslation();
  useEnd(viewing.until);
  const Icon = viewing.mode === 'as' ? IconUserShare : IconEye;
  return (
    <aside className={classes.bar} data-mode={viewing.mode}>
      <Icon size={20} stroke={1.7} aria-hidden className={classes.icon} />
      <p className={classes.text}>
        <strong>{useTitle(viewing)}</strong>{' '}
        {t(viewing.mode === 'as' ? 'learn.viewing.recorded' : 'learn.viewing.nothing_saved')}
        {viewing.unsaved && ` ${t('learn.viewing.unsaved')}`}
      </p>
      <Leave />
    </aside>
  );
}

/** By the clock of whoever looks. Half an hour ends at a time, a look may end on another day. */
function useTitle({ contact, mode, until, at }: Viewing): string {
  const { t, i18n } = useTranslation();
  const zone = useClock();
  const format = mode === 'as' ? formatTime : formatMoment;
  const words = {
    name: contact?.name ?? '',
    time: format(until, i18n.language, zone),
    day: at ? formatMoment(at, i18n.language, zone) : '',
  };
  if (mode === 'as') return t('learn.viewing.as', words);
  return at ? t('learn.viewing.view_day', words) : t('learn.viewing.view', words);
}

const secondMs = 1000;
/** Longer than that no timer of a browser waits. */
const waitMax = 2 ** 31 - 1;

/** Everything is asked again when its time has come, and when somebody comes back to this window:
 * another one of the same browser may show another student by now. */
function useEnd(until: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const ask = () => void client.invalidateQueries();
    const wait = Math.min(Math.max(Date.parse(until) - Date.now() + secondMs, secondMs), waitMax);
    const timer = setTimeout(ask, wait);
    window.addEventListener('focus', ask);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', ask);
    };
  }, [client, until]);
}

/** A window of its own is closed; where this one was used it goes back. */
function Leave() {
  const { t } = useTranslation();
  const leave = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/session/viewing', {})),
    onSuccess: () => {
      if (window.opener) window.close();
      else location.assign(wayBack());
    },
  });
  return (
    <>
      <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('learn.viewing.leave')}
      </Button>
      <ErrorAlert error={leave.error} />
    </>
  );
}

/** Instead of a sign-in: nobody should take their own side, or none, for that of the student. */
export function ViewingOver({ viewing: { contact } }: Props) {
  const { t } = useTranslation();
  const text = contact
    ? t('learn.viewing.over_text', { name: contact.name })
    : t('learn.viewing.over_nobody');
  return (
    <main className={classes.over}>
      <EmptyState kind="no-right" title={t('learn.viewing.over_title')} text={text} action={<Leave />} />
    </main>
  );
}
