// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { DoorLayout } from '../../../ui/door-layout';
import { ErrorAlert } from '../../../ui/error-alert';
import { Notice } from '../../../ui/notice';
import { useApiForm } from '../../../ui/use-api-form';

export function ForgottenPassword({ email, onBack }: { email: string; onBack: () => void }) {
  const { t } = useTranslation();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: { email },
    rules: { email: (value) => (value.trim() ? null : t('errors.required')) },
    send: (body) => answerOf(api.POST('/api/session/password-links', { body })),
    onDone: (_answer, values) => setSentTo(values.email),
  });
  return (
    <DoorLayout title={t('session.forgotten_title')} text={t('session.forgotten_text')}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ErrorAlert error={error} fields={unplaced} />
          {sentTo && <Notice role="status">{t('session.forgotten_sent', { email: sentTo })}</Notice>}
          <TextInput
            type="email"
            label={t('common.email')}
            autoComplete="username"
            {...form.getInputProps('email')}
          />
          <Button type="submit" size="md" loading={busy}>
            {t('session.send_link')}
          </Button>
          <Anchor component="button" type="button" size="sm" onClick={onBack}>
            {t('session.back_to_sign_in')}
          </Anchor>
        </Stack>
      </form>
    </DoorLayout>
  );
}
