// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { type Session, useSchool } from '../../../api/session';
import { isLanguage, languageNames, languageOr, languages } from '../../../i18n/languages';
import { chooseLanguage } from '../../../i18n/start';
import { zoneCity } from '../../../lib/format';
import { zones } from '../../../lib/zones';
import { ErrorAlert } from '../../../ui/error-alert';
import { Section } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';

const choices = languages.map((value) => ({ value, label: languageNames[value] }));

export function OwnProfile({ staff }: { staff: NonNullable<Session['staff']> }) {
  const { t, i18n } = useTranslation();
  const { say } = useToast();
  const school = useSchool();
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: {
      name: staff.name,
      language: (staff.language ?? i18n.language),
      zone: staff.zone ?? '',
    },
    rules: { name: (value) => (value.trim() ? null : t('errors.required')) },
    send: ({ name, language, zone }) => {
      const body = { name: name.trim(), language: languageOr(language, null), zone: zone || null };
      return answerOf(api.PATCH('/api/session/profile', { body }));
    },
    onDone: (_profile, values) => {
      form.resetDirty(values);
      say(t('common.saved'));
      if (isLanguage(values.language)) void chooseLanguage(values.language);
    },
  });
  return (
    <Section title={t('session.about_you')}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ErrorAlert error={error} fields={unplaced} />
          <TextInput
            label={t('common.person_name')}
            description={t('session.name_hint')}
            autoComplete="name"
            required
            {...form.getInputProps('name')}
          />
          <Select
            label={t('common.language')}
            data={choices}
            allowDeselect={false}
            {...form.getInputProps('language')}
          />
          <Select
            label={t('common.zone')}
            description={t('session.zone_hint')}
            placeholder={t('session.zone_school', { zone: zoneCity(school.zone) })}
            clearable
            searchable
            limit={30}
            data={zones()}
            nothingFoundMessage={t('common.nothing_found')}
            {...form.getInputProps('zone')}
            value={form.values.zone || null}
            onChange={(zone) => form.setFieldValue('zone', zone ?? '')}
          />
          {form.isDirty() && (
            <Group justify="flex-end">
              <Button type="submit" loading={busy}>
                {t('common.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Section>
  );
}
