// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { confirm } from './confirm';
import { ErrorAlert } from './error-alert';
import classes from './save-form.module.css';
import type { ApiForm } from './use-api-form';

interface Props {
  api: Pick<ApiForm<never>, 'busy' | 'error' | 'unplaced' | 'submit'> & {
    element: RefObject<HTMLFormElement | null>;
    form: { isDirty: () => boolean; reset: () => void };
  };
  children: ReactNode;
}

function useLeaveGuard(dirty: boolean): void {
  const { t } = useTranslation();
  const ask = () =>
    new Promise<boolean>((answer) => {
      confirm({
        title: t('common.discard_title'),
        text: t('common.discard_text'),
        verb: t('common.discard'),
        cancel: t('common.keep_editing'),
        onConfirm: () => answer(false),
        onCancel: () => answer(true),
      });
    });
  useBlocker({
    shouldBlockFn: ({ current, next }) => (current.pathname === next.pathname ? false : ask()),
    enableBeforeUnload: dirty,
    disabled: !dirty,
  });
}

/** A page with a form: the bar appears with the first change, and leaving asks first. */
export function SaveForm({ api, children }: Props) {
  const { t } = useTranslation();
  const { form, element, submit, busy, error, unplaced } = api;
  const dirty = form.isDirty();
  useLeaveGuard(dirty && !busy);
  const saveOnEnter = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form ref={element} onSubmit={submit} onKeyDown={saveOnEnter} noValidate className={classes.form}>
      <ErrorAlert error={error} fields={unplaced.length > 0 ? unplaced : undefined} />
      {children}
      {dirty && (
        <div className={classes.bar} role="region" aria-label={t('common.unsaved')}>
          <span>{t('common.unsaved')}</span>
          <Group gap="xs">
            <Button variant="default" onClick={form.reset}>
              {t('common.discard')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('common.save')}
            </Button>
          </Group>
        </div>
      )}
    </form>
  );
}
