// SPDX-License-Identifier: Apache-2.0
import { Anchor, Code, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { CodeInput } from '../../../ui/code-input';
import { ErrorAlert } from '../../../ui/error-alert';
import { FormModal } from '../../../ui/form-modal';
import { QrCode } from '../../../ui/qr-code';
import { useApiForm } from '../../../ui/use-api-form';

interface Props {
  onClose: () => void;
  onEnrolled: (recoveryCodes: string[]) => void;
}

/** In groups of four, as people read it aloud or type it. */
const grouped = (secret: string) => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** One secret for as long as this dialog is open; a new one when it is opened again. */
function useSecret() {
  return useQuery({
    queryKey: ['totp-secret'],
    queryFn: () => answerOf(api.POST('/api/session/totp')),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnMount: false,
  });
}

export function Enrol({ onClose, onEnrolled }: Props) {
  const { t } = useTranslation();
  const secret = useSecret();
  const apiForm = useApiForm({
    initial: { code: '' },
    rules: {
      code: (value) => (/^\d{6}$/.test(value.replaceAll(' ', '')) ? null : t('session.totp_rule')),
    },
    send: ({ code }) =>
      answerOf(
        api.POST('/api/session/totp/confirmation', { body: { code: code.replaceAll(' ', '') } }),
      ),
    onDone: ({ recovery_codes }) => {
      onClose();
      onEnrolled(recovery_codes);
    },
  });
  return (
    <FormModal
      title={t('session.totp_begin')}
      verb={t('session.totp_confirm')}
      onClose={onClose}
      api={apiForm}
      disabled={!secret.data}
      size={460}
    >
      <ErrorAlert error={secret.error} />
      {secret.data && (
        <Stack gap="sm">
          <Text size="sm">{t('session.totp_scan')}</Text>
          <QrCode text={secret.data.uri} label={t('session.totp_qr')} />
          <Text size="sm">{t('session.totp_enter')}</Text>
          <Code block>{grouped(secret.data.secret)}</Code>
          <Anchor href={secret.data.uri} size="sm">
            {t('session.totp_open')}
          </Anchor>
          <CodeInput
            label={t('session.totp')}
            description={t('session.totp_hint')}
            inputMode="numeric"
            {...apiForm.form.getInputProps('code')}
          />
        </Stack>
      )}
    </FormModal>
  );
}
