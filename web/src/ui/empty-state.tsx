// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconInbox, IconLock, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asApiError } from '../api/errors';
import { errorText } from '../i18n/dynamic';
import classes from './empty-state.module.css';

type Kind = 'nothing-yet' | 'nothing-found' | 'no-right' | 'failed';

const icons = {
  'nothing-yet': IconInbox,
  'nothing-found': IconSearch,
  'no-right': IconLock,
  failed: IconAlertTriangle,
};

interface Props {
  kind: Kind;
  title: string;
  text?: string;
  action?: ReactNode;
}

export function EmptyState({ kind, title, text, action }: Props) {
  const Icon = icons[kind];
  return (
    <div className={classes.root} role={kind === 'failed' ? 'alert' : undefined}>
      <span className={classes.icon} data-kind={kind}>
        <Icon size={22} stroke={1.75} aria-hidden />
      </span>
      <h2 className={classes.title}>{title}</h2>
      {text && <p className={classes.text}>{text}</p>}
      {action}
    </div>
  );
}

/** What a failed question looks like: no right, gone, or try again. */
export function FailedState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const known = asApiError(error);
  if (known.status === 403) {
    return <EmptyState kind="no-right" title={t('common.no_right')} text={t('common.no_right_text')} />;
  }
  if (known.status === 404) {
    return <EmptyState kind="nothing-found" title={t('common.gone')} text={t('common.gone_text')} />;
  }
  const retry = onRetry && (
    <Button variant="default" onClick={onRetry}>
      {t('common.try_again')}
    </Button>
  );
  return <EmptyState kind="failed" title={t('common.failed')} text={errorText(t, known)} action={retry} />;
}
