// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import type { ContactCard, ContactChange } from '../../../api/types';
import { languageOr, languageNames, languages } from '../../../i18n/languages';
import { zones } from '../../../lib/zones';
import { ErrorAlert } from '../../../ui/error-alert';
import { Section, TwoColumns } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { TagsField } from '../../people/person-fields';
import { ContactNotes } from './contact-notes';
import { CustomFields } from './custom-fields';

export function useContactChange(contact: ContactCard) {
  return (body: ContactChange) =>
    answerOf(
      api.PATCH('/api/contacts/{id}', {
        body,
        params: { path: { id: contact.id }, header: ifMatch(contact.version) },
      }),
    );
}

export function ContactOverview({ contact }: { contact: ContactCard }) {
  return (
    <TwoColumns
      main={
        <>
          <PersonalData key={contact.version} contact={contact} />
          <CustomFields key={`fields-${contact.version}`} contact={contact} />
        </>
      }
      side={
        <>
          <ContactTags contact={contact} />
          <ContactNotes contact={contact.id} />
        </>
      }
    />
  );
}

const languageChoices = languages.map((value) => ({ value, label: languageNames[value] }));

function PersonalData({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const change = useContactChange(contact);
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: {
      email: contact.email ?? '',
      phone: contact.phone ?? '',
      first_name: contact.first_name,
      last_name: contact.last_name,
      language: contact.language ?? '',
      zone: contact.zone ?? '',
    },
    send: (values) =>
      change({
        first_name: values.first_name,
        last_name: values.last_name,
        email: values.email.trim() || null,
        phone: values.phone.trim() || null,
        language: languageOr(values.language, null),
        zone: values.zone || null,
      }),
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
          <Group grow align="flex-start">
            <Select
              label={t('common.language')}
              placeholder={t('contacts.language_none')}
              clearable
              data={languageChoices}
              {...form.getInputProps('language')}
              value={form.values.language || null}
              onChange={(value) => form.setFieldValue('language', (value ?? '') as never)}
            />
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
          </Group>
          <PersonFacts contact={contact} />
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

function PersonFacts({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const facts = [
    contact.mail_to && t('contacts.mail_to', { name: contact.mail_to.name }),
    contact.former_emails.length > 0 && `${t('contacts.former_emails')}: ${contact.former_emails.join(', ')}`,
  ].filter(Boolean);
  return (
    <Text size="sm" c="dimmed">
      {facts.join(' · ')}
    </Text>
  );
}

function ContactTags({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const { say, sayError } = useToast();
  const change = useContactChange(contact);
  const save = useMutation({
    mutationFn: (tags: string[]) => change({ tags }),
    onSuccess: () => say(t('contacts.tags_saved')),
    onError: sayError,
  });
  const tags = save.isPending ? (save.variables ?? contact.tags) : contact.tags;
  return (
    <Section>
      <TagsField value={tags} onChange={(next) => save.mutate(next)} />
    </Section>
  );
}
