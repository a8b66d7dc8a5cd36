// SPDX-License-Identifier: Apache-2.0
import { Button, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import type { SessionSchool } from '../../../api/types';
import { type Language, languageNames, languages } from '../../../i18n/languages';
import { chooseLanguage } from '../../../i18n/start';
import { currencies } from '../../../lib/money';
import { viewerZone, zones } from '../../../lib/zones';
import { DoorLayout } from '../../../ui/door-layout';
import { ErrorAlert } from '../../../ui/error-alert';
import { PasswordField } from '../../../ui/password-field';
import { useApiForm } from '../../../ui/use-api-form';

const languageChoices = languages.map((value) => ({ value, label: languageNames[value] }));

/** The five questions of a new school; all of them can be changed later. */
export function SetupForm({ token, email, school }: { token: string; email: string; school: SessionSchool }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const needed = (value: string) => (value.trim() ? null : t('errors.required'));
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: {
      name: '',
      language: i18n.language as Language,
      zone: viewerZone(),
      currency: school.currency,
      owner: { name: '', email, password: '' },
    },
    rules: {
      name: needed,
      owner: {
        name: needed,
        email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('errors.email.invalid')),
        password: (value) => (value.length >= 15 ? null : t('session.password_rule')),
      },
    },
    send: (values) => answerOf(api.POST('/api/setup', { body: { token, ...values } })),
    onDone: () => void navigate({ to: '/' }),
  });
  return (
    <DoorLayout title={t('setup.title')} text={t('setup.text')}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="md">
          <ErrorAlert error={error} fields={unplaced} />
          <TextInput label={t('setup.name')} required autoFocus {...form.getInputProps('name')} />
          <Stack gap={4}>
            <Text size="sm" fw={500} id="setup-language">
              {t('setup.language')}
            </Text>
            <SegmentedControl
              fullWidth
              aria-labelledby="setup-language"
              data={languageChoices}
              {...form.getInputProps('language')}
              onChange={(value) => {
                form.setFieldValue('language', value as Language);
                void chooseLanguage(value as Language);
              }}
            />
          </Stack>
          <Select searchable label={t('setup.zone')} data={zones()} {...form.getInputProps('zone')} />
          <Select searchable label={t('setup.currency')} data={currencies} {...form.getInputProps('currency')} />
          <TextInput
            label={t('setup.owner')}
            autoComplete="name"
            required
            {...form.getInputProps('owner.name')}
          />
          <TextInput
            label={t('common.email')}
            type="email"
            autoComplete="username"
            required
            {...form.getInputProps('owner.email')}
          />
          <PasswordField
            label={t('session.new_password')}
            description={t('session.password_rule')}
            autoComplete="new-password"
            required
            {...form.getInputProps('owner.password')}
          />
          <Button type="submit" size="md" loading={busy}>
            {t('setup.open')}
          </Button>
        </Stack>
      </form>
    </DoorLayout>
  );
}
