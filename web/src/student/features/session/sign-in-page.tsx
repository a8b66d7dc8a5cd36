// SPDX-License-Identifier: Apache-2.0
import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { DoorLayout } from '../../../ui/door-layout';
import { ErrorAlert } from '../../../ui/error-alert';
import { PasswordField } from '../../../ui/password-field';
import { useApiForm } from '../../../ui/use-api-form';
import { CodeStep } from './code-step';

/** By a code sent to the address, which needs nothing remembered, or by a password. */
export function SignInPage({ email = '' }: { email?: string }) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [byPassword, setByPassword] = useState(false);
  if (sentTo) return <CodeStep email={sentTo} onBack={() => setSentTo(null)} />;
  return byPassword ? (
    <PasswordStep email={email} onBack={() => setByPassword(false)} />
  ) : (
    <EmailStep email={email} onSent={setSentTo} onPassword={() => setByPassword(true)} />
  );
}

function EmailStep(props: { email: string; onSent: (email: string) => void; onPassword: () => void }) {
  const { t } = useTranslation();
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: { email: props.email },
    rules: { email: (value) => (value.trim() ? null : t('errors.required')) },
    send: (body) => answerOf(api.POST('/api/session/codes', { body })),
    onDone: (_answer, values) => props.onSent(values.email.trim()),
  });
  return (
    <DoorLayout title={t('learn.sign_in_title')} text={t('learn.sign_in_text')}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ErrorAlert error={error} fields={unplaced} />
          <TextInput
            size="md"
            type="email"
            label={t('common.email')}
            autoComplete="email"
            autoFocus
            {...form.getInputProps('email')}
          />
          <Button type="submit" size="md" loading={busy}>
            {t('learn.send_code')}
          </Button>
          <Button variant="subtle" onClick={props.onPassword}>
            {t('learn.use_password')}
          </Button>
        </Stack>
      </form>
    </DoorLayout>
  );
}

function PasswordStep({ email, onBack }: { email: string; onBack: () => void }) {
  const { t } = useTranslation();
  const needed = (value: string) => (value.trim() ? null : t('errors.required'));
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: { email, password: '' },
    rules: { email: needed, password: needed },
    send: (body) => answerOf(api.POST('/api/session', { body })),
    onDone: () => undefined,
  });
  return (
    <DoorLayout title={t('learn.sign_in_title')}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ErrorAlert error={error} fields={unplaced} />
          <TextInput
            size="md"
            type="email"
            label={t('common.email')}
            autoComplete="username"
            autoFocus
            {...form.getInputProps('email')}
          />
          <PasswordField
            size="md"
            label={t('session.password')}
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
          <Button type="submit" size="md" loading={busy}>
            {t('session.sign_in')}
          </Button>
          <Button variant="subtle" onClick={onBack}>
            {t('learn.use_code')}
          </Button>
        </Stack>
      </form>
    </DoorLayout>
  );
}
