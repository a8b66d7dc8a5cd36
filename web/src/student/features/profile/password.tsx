// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import type { Me } from '../../../api/types';
import { ErrorAlert } from '../../../ui/error-alert';
import { Notice } from '../../../ui/notice';
import { PasswordField } from '../../../ui/password-field';
import { Section } from '../../../ui/section';
import { useApiForm } from '../../../ui/use-api-form';

/** Whoever has one types it again, so that an open browser is not enough to take the account. */
export function Password({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [saved, setSaved] = useState(false);
  const { form, busy, error, unplaced, element, submit, reset } = useApiForm({
    initial: { present_password: '', password: '' },
    rules: {
      present_password: (value) => (!me.has_password || value ? null : t('errors.required')),
      password: (value) => (value.length >= 8 ? null : t('learn.password_rule')),
    },
    send: ({ password, present_password }) => {
      const body = { password, ...(present_password ? { present_password } : {}) };
      return answerOf(api.PATCH('/api/me', { body }));
    },
    onDone: () => {
      setSaved(true);
      reset();
    },
  });
  return (
    <Section title={t('session.password')} hint={t('learn.password_hint')}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ErrorAlert error={error} fields={unplaced} />
          {saved && <Notice role="status">{t('learn.password_saved')}</Notice>}
          {(me.has_password || form.errors.present_password) && (
            <PasswordField
              label={t('learn.present_password')}
              autoComplete="current-password"
              {...form.getInputProps('present_password')}
            />
          )}
          <PasswordField
            label={t('learn.new_password')}
            description={t('learn.password_rule')}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <Button type="submit" variant="default" size="md" loading={busy}>
            {t('learn.set_password')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
