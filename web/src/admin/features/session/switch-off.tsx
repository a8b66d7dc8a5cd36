// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { FormModal } from '../../../ui/form-modal';
import { PasswordField } from '../../../ui/password-field';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';

export function SwitchOff({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const apiForm = useApiForm({
    initial: { password: '' },
    rules: { password: (value) => (value ? null : t('errors.required')) },
    send: (body) => answerOf(api.DELETE('/api/session/totp', { body })),
    onDone: () => {
      onClose();
      say(t('session.totp_off_done'));
    },
  });
  return (
    <FormModal
      title={t('session.totp_off_title')}
      verb={t('session.totp_off')}
      onClose={onClose}
      api={apiForm}
      danger
      size={420}
    >
      <Text size="sm">{t('session.totp_off_text')}</Text>
      <PasswordField
        label={t('session.present_password')}
        autoComplete="current-password"
        data-autofocus
        {...apiForm.form.getInputProps('password')}
      />
    </FormModal>
  );
}
