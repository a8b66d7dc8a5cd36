// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { ContactCard } from '../../../api/types';
import { languageOr, languageNames, languages } from '../../../i18n/languages';
import { zones } from '../../../lib/zones';
import { ErrorAlert } from '../../../ui/error-alert';
import { Section } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { ContactPicker } from '../../people/contact-picker';
import { useContactChange } from './use-contact-change';

const languageChoices = languages.map((value) => ({ value, label: languageNames[value] }));

const valuesOf = (contact: ContactCard) => ({
  email: contact.email ?? '',
  phone: contact.phone ?? '',
  first_name: contact.first_name,
  last_name: contact.last_name,
  language: (contact.language ?? '') as string,
  zone: contact.zone ?? '',
  mail_to: contact.mail_to?.id ?? '',
});

type Values = ReturnType<typeof valuesOf>;

const bodyOf = (values: Values) => ({
  first_name: values.first_name,
  last_name: values.last_name,
  email: values.email.trim() || null,
  phone: values.phone.trim() || null,
  language: languageOr(values.language, null),
  zone: values.zone || null,
  mail_to: values.mail_to || null,
});

function useVersionFields() {
  const { t } = useTranslation();
  return {
    first_name: { label: t('contacts.first_name') },
    last_name: { label: t('contacts.last_name') },
    email: { label: t('common.email') },
    phone: { label: t('contacts.phone') },
    language: {
      label: t('common.language'),
      show: (code: string) => languageNames[languageOr(code, 'en')],
    },
    zone: { label: t('common.zone') },
  };
}

export function PersonalData({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const change = useContactChange(contact);
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: valuesOf(contact),
    versions: { version: contact.version, of: valuesOf, fields: useVersionFields() },
    send: (values, version) => change(bodyOf(values), version),
    onDone: () => say(t('contacts.saved')),
  });
  return (
    <Section title={t('contacts.personal')}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ErrorAlert error={error} fields={unplaced} />
          <Group grow align="flex-start">
            <TextInput label={t('contacts.first_name')} {...form.getInputProps('first_name')} />
            <TextInput label={t('contacts.last_name')} {...form.getInputProps('last_name')} />
          </Group>
          <Group grow align="flex-start">
            <TextInput label={t('common.email')} type="email" {...form.getInputProps('email')} />
            <TextInput label={t('contacts.phone')} type="tel" {...form.getInputProps('phone')} />
          </Group>
          <Reached form={form} contact={contact} />
          <Group grow align="flex-start">
            <LanguageField form={form} />
            <ZoneField form={form} />
          </Group>
          {form.isDirty() && (
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={form.reset}>
                {t('common.discard')}
              </Button>
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

type Form = UseFormReturnType<Values>;

/** Somebody without an address of their own is written to through somebody else: a parent. */
function Reached({ form, contact }: { form: Form; contact: ContactCard }) {
  const { t } = useTranslation();
  const needed = form.values.email.trim() === '' || form.values.mail_to !== '';
  return (
    <>
      {needed && (
        <ContactPicker
          label={t('contacts.mail_to_label')}
          description={t('contacts.mail_to_hint')}
          required={false}
          value={form.values.mail_to}
          onChange={(id) => form.setFieldValue('mail_to', id)}
          error={form.errors.mail_to}
        />
      )}
      {contact.former_emails.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('contacts.former_emails_list', { list: contact.former_emails.join(', ') })}
        </Text>
      )}
    </>
  );
}

function LanguageField({ form }: { form: Form }) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('common.language')}
      placeholder={t('contacts.language_none')}
      clearable
      data={languageChoices}
      {...form.getInputProps('language')}
      value={form.values.language || null}
      onChange={(value) => form.setFieldValue('language', value ?? '')}
    />
  );
}

function ZoneField({ form }: { form: Form }) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('common.zone')}
      placeholder={t('contacts.zone_none')}
      clearable
      searchable
      limit={30}
      data={zones()}
      {...form.getInputProps('zone')}
      value={form.values.zone || null}
      onChange={(value) => form.setFieldValue('zone', value ?? '')}
    />
  );
}
