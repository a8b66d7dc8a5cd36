// SPDX-License-Identifier: Apache-2.0
import { Select, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { School } from '../../../api/types';
import { languageNames, languages } from '../../../i18n/languages';
import { currencies } from '../../../lib/money';
import { zones } from '../../../lib/zones';
import { FailedState } from '../../../ui/empty-state';
import { SaveForm } from '../../../ui/save-form';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { changeSchool, useSchoolSettings } from './use-school-settings';

const choices = languages.map((value) => ({ value, label: languageNames[value] }));

export function SchoolSettings() {
  const answer = useSchoolSettings();
  if (answer.isError) return <FailedState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  return <SchoolForm school={answer.data} />;
}

const valuesOf = (school: School) => ({
  name: school.name,
  language: school.language,
  zone: school.zone,
  currency: school.currency,
  support_email: school.support_email ?? '',
  public_url: school.public_url ?? '',
  people_without_email: school.people_without_email,
});

function useVersionFields() {
  const { t } = useTranslation();
  return {
    name: { label: t('setup.name') },
    language: {
      label: t('setup.language'),
      show: (code: School['language']) => languageNames[code],
    },
    zone: { label: t('common.zone') },
    currency: { label: t('common.currency') },
    support_email: { label: t('settings.support_email') },
    public_url: { label: t('settings.public_url') },
    people_without_email: {
      label: t('settings.people_without_email'),
      show: (on: boolean) => t(on ? 'common.on' : 'common.off'),
    },
  };
}

function SchoolForm({ school }: { school: School }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const apiForm = useApiForm({
    initial: valuesOf(school),
    versions: { version: school.version, of: valuesOf, fields: useVersionFields() },
    rules: { name: (value) => (value.trim() ? null : t('errors.required')) },
    send: (values, version) =>
      changeSchool(version, {
        ...values,
        support_email: values.support_email.trim() || null,
        public_url: values.public_url.trim() || null,
      }),
    onDone: () => say(t('common.saved')),
  });
  const { form } = apiForm;
  const known = currencies.includes(school.currency) ? currencies : [school.currency, ...currencies];
  return (
    <SaveForm api={apiForm}>
      <Stack gap="md" maw={560}>
        <TextInput label={t('setup.name')} required {...form.getInputProps('name')} />
        <Select label={t('setup.language')} data={choices} allowDeselect={false} {...form.getInputProps('language')} />
        <Select
          label={t('common.zone')}
          description={t('settings.zone_hint')}
          searchable
          limit={40}
          allowDeselect={false}
          data={zones()}
          {...form.getInputProps('zone')}
        />
        <Select
          label={t('common.currency')}
          description={t('settings.currency_hint')}
          allowDeselect={false}
          data={known}
          {...form.getInputProps('currency')}
        />
        <TextInput
          label={t('settings.support_email')}
          description={t('settings.support_email_hint')}
          type="email"
          {...form.getInputProps('support_email')}
        />
        <TextInput
          label={t('settings.public_url')}
          description={t('settings.public_url_hint')}
          type="url"
          {...form.getInputProps('public_url')}
        />
        <Switch
          label={t('settings.people_without_email')}
          description={t('settings.people_without_email_hint')}
          {...form.getInputProps('people_without_email', { type: 'checkbox' })}
        />
      </Stack>
    </SaveForm>
  );
}
