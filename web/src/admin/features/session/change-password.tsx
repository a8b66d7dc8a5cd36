// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { ErrorAlert } from '../../../ui/error-alert';
import { PasswordField } from '../../../ui/password-field';
import { Section } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';

export function ChangePassword() {
  const { t } = useTranslation();
  const { say } = useToast();
  const needed = (value: string) => (value ? null : t('errors.required'));
  const { form, busy, error, unplaced, element, submit, reset } = useApiForm({
    initial: { present: '', password: '' },
    rules: { present: needed, password: needed },
    send: (body) => answerOf(api.PUT('/api/session/password', { body })),
    onDone: () => {
      reset();
      say(t('session.password_changed'));
    },
  });
  return (
    <Section title={t('session.change_password')} hint={t('session.change_password_hint')}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ErrorAlert error={error} fields={unplaced} />
          <PasswordField
            label={t('session.present_password')}
            autoComplete="current-password"
            {...form.getInputProps('present')}
          />
          <PasswordField
            label={t('session.next_password')}
            description={t('session.password_rule')}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <Group justify="flex-end">
            <Button type="submit" variant="default" loading={busy} disabled={!form.isDirty()}>
              {t('session.change_password')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
