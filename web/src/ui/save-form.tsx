// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ClearFoot } from './clear-foot';
import { confirm } from './confirm';
import { ErrorAlert } from './error-alert';
import classes from './save-form.module.css';
import type { ApiForm } from './use-api-form';
import { usePhone } from './use-phone';

interface Props {
  api: Pick<ApiForm<never>, 'busy' | 'error' | 'unplaced' | 'submit'> & {
    element: RefObject<HTMLFormElement | null>;
    form: { isDirty: () => boolean; reset: () => void };
  };
  /** Something was typed that cannot be saved as it stands; its field says why. */
  disabled?: boolean;
  /** What saving will do: in view above Save, and before it on a phone. */
  foresight?: ReactNode;
  /** What has to be known before Save is pressed. */
  notice?: ReactNode;
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

/** A page with a form: the bar appears with the first change, says what was refused, and leaving asks first. */
export function SaveForm({ api, disabled = false, foresight, notice, children }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const { form, element, submit, busy, error, unplaced } = api;
  const dirty = form.isDirty();
  useLeaveGuard(dirty && !busy);
  const saveOnEnter = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !disabled) submit();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form ref={element} onSubmit={submit} onKeyDown={saveOnEnter} noValidate className={classes.form}>
      <ClearFoot element={element} which="[data-save-bar]" room={32} />
      {children}
      {dirty && phone && foresight}
      {dirty && (
        <div className={classes.bar} role="region" data-save-bar aria-label={t('common.unsaved')}>
          {foresight && !phone && <div className={classes.said}>{foresight}</div>}
          {error && (
            <div className={classes.said}>
              <ErrorAlert error={error} fields={unplaced.length > 0 ? unplaced : undefined} />
            </div>
          )}
          {notice && <div className={classes.said}>{notice}</div>}
          <span>{t('common.unsaved')}</span>
          <Group gap="xs">
            <Button variant="default" onClick={form.reset}>
              {t('common.discard')}
            </Button>
            <Button type="submit" loading={busy} disabled={disabled}>
              {t('common.save')}
            </Button>
          </Group>
        </div>
      )}
    </form>
  );
}
