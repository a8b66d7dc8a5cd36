// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { CodeInput } from '../../../ui/code-input';
import { DoorLayout } from '../../../ui/door-layout';
import { ErrorAlert } from '../../../ui/error-alert';
import { PasswordField } from '../../../ui/password-field';
import { useApiForm } from '../../../ui/use-api-form';
import { ForgottenPassword } from './forgotten-password';

export function SignInPage() {
  const { t } = useTranslation();
  const [forgotten, setForgotten] = useState(false);
  const [secondStep, setSecondStep] = useState(false);
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: { email: '', password: '', totp: '' },
    rules: {
      email: (value) => (value.trim() ? null : t('errors.required')),
      password: (value) => (value ? null : t('errors.required')),
    },
    send: ({ email, password, totp }) =>
      answerOf(api.POST('/api/session', { body: { email, password, ...(totp ? { totp } : {}) } })),
    onDone: () => undefined,
    onError: (problem) => {
      const asked = problem.code === 'session.totp_needed';
      if (asked) setSecondStep(true);
      return asked;
    },
  });
  if (forgotten) return <ForgottenPassword email={form.values.email} onBack={() => setForgotten(false)} />;
  return (
    <DoorLayout title={t('session.staff_title')} text={t('session.staff_text')}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ErrorAlert error={error} fields={unplaced} />
          {secondStep ? (
            <CodeInput
              label={t('session.totp')}
              description={t('session.totp_or_recovery')}
              autoFocus
              {...form.getInputProps('totp')}
            />
          ) : (
            <>
              <TextInput
                type="email"
                label={t('common.email')}
                autoComplete="username"
                autoFocus
                {...form.getInputProps('email')}
              />
              <PasswordField
                label={t('session.password')}
                autoComplete="current-password"
                {...form.getInputProps('password')}
              />
            </>
          )}
          <Button type="submit" size="md" loading={busy} mt="xs">
            {t('session.sign_in')}
          </Button>
          {!secondStep && (
            <Anchor component="button" type="button" size="sm" onClick={() => setForgotten(true)}>
              {t('session.forgotten')}
            </Anchor>
          )}
        </Stack>
      </form>
    </DoorLayout>
  );
}
