// SPDX-License-Identifier: Apache-2.0
import { Button, Modal } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ClearFoot } from './clear-foot';
import { confirm } from './confirm';
import { ErrorAlert } from './error-alert';
import classes from './form-modal.module.css';
import { useCovered } from './slot';
import { type OtherWay, TwoWays } from './two-ways';
import type { ApiForm } from './use-api-form';
import { usePhone } from './use-phone';

interface Props {
  title: string;
  verb: string;
  onClose: () => void;
  api: Pick<ApiForm<never>, 'busy' | 'error' | 'unplaced' | 'submit'> & {
    element: RefObject<HTMLFormElement | null>;
    form: { isDirty: () => boolean };
  };
  danger?: boolean;
  disabled?: boolean;
  size?: number;
  extra?: ReactNode;
  other?: OtherWay | undefined;
  children: ReactNode;
}

/** On a phone a sheet over the whole height; ⌘/Ctrl Enter saves; nothing typed is lost by mistake. */
export function FormModal(props: Props) {
  const { title, verb, onClose, api, danger, disabled, size = 520, extra, other, children } = props;
  const { form: values, element, submit, busy, error, unplaced } = api;
  const { t } = useTranslation();
  const phone = usePhone();
  const covered = useCovered();
  const leave = () => {
    if (!values.isDirty()) return onClose();
    confirm({
      title: t('common.discard_title'),
      text: t('common.discard_text'),
      verb: t('common.discard'),
      cancel: t('common.keep_editing'),
      onConfirm: onClose,
    });
  };
  const saveOnEnter = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !disabled) submit();
  };
  const form = (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form ref={element} noValidate onSubmit={submit} onKeyDown={saveOnEnter} className={classes.form}>
      <ClearFoot element={element} which="[data-effects]" room={104} />
      <div className={classes.fields}>
        <ErrorAlert error={error} fields={unplaced.length > 0 ? unplaced : undefined} />
        {children}
      </div>
      <footer className={classes.footer}>
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
        {extra}
        <Button type="submit" loading={busy} disabled={disabled} {...(danger ? { color: '#b3261e' } : {})}>
          {verb}
        </Button>
      </footer>
    </form>
  );
  return (
    <Modal
      opened
      onClose={leave}
      title={title}
      size={size}
      fullScreen={phone}
      closeOnEscape={!covered}
      closeOnClickOutside={!values.isDirty()}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ title: classes.title ?? '', body: classes.body ?? '', content: classes.content ?? '' }}
      transitionProps={{ duration: 120 }}
    >
      {other ? <TwoWays other={other}>{form}</TwoWays> : form}
    </Modal>
  );
}
