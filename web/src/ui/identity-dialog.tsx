// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import type { Proof } from '../api/confirmation';
import { CodeInput } from './code-input';
import { ErrorAlert } from './error-alert';
import { NewPasswordLink } from './new-password-link';
import { PasswordField } from './password-field';
import { useApiForm } from './use-api-form';

interface Props {
  proof: Proof;
  onDone: (confirmed: boolean) => void;
}

export function IdentityDialog({ proof, onDone }: Props) {
  const { t } = useTranslation();
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: { [proof]: '' } as Record<Proof, string>,
    rules: { [proof]: (value: string) => (value.trim() ? null : t('errors.required')) },
    send: (body) => answerOf(api.POST('/api/session/confirmation', { body })),
    onDone: () => onDone(true),
  });
  return (
    <Modal
      opened
      onClose={() => onDone(false)}
      title={t('session.confirm_title')}
      size={420}
      zIndex={320}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm">{t(`session.confirm_${proof}_text`)}</Text>
          <ErrorAlert error={error} fields={unplaced} />
          {proof === 'password' ? (
            <>
              <PasswordField
                label={t('session.password')}
                autoComplete="current-password"
                data-autofocus
                {...form.getInputProps('password')}
              />
              <NewPasswordLink />
            </>
          ) : (
            <CodeInput label={t('session.totp')} {...form.getInputProps('totp')} />
          )}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={() => onDone(false)}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('session.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
