// SPDX-License-Identifier: Apache-2.0
import { Button, Group, NumberInput, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { ContactCard, Field } from '../../../api/types';
import { DayInput } from '../../../ui/day-input';
import { ErrorAlert } from '../../../ui/error-alert';
import { Section } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { useContactChange } from './use-contact-change';

export function CustomFields({ contact }: { contact: ContactCard }) {
  const fields = $api.useQuery('get', '/api/fields', { params: { query: { limit: 100 } } }).data?.items ?? [];
  if (fields.length === 0) return null;
  return <FieldsForm contact={contact} fields={fields} />;
}

function spoken(values: ContactCard['fields'], fields: Field[], t: TFunction): string {
  const word = (value: unknown) =>
    typeof value === 'boolean' ? t(value ? 'common.yes' : 'common.no') : String(value);
  return fields
    .filter((field) => values[field.key] !== undefined && values[field.key] !== null)
    .map((field) => `${field.title}: ${word(values[field.key])}`)
    .join('\n');
}

function FieldsForm({ contact, fields }: { contact: ContactCard; fields: Field[] }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const change = useContactChange(contact);
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: { fields: contact.fields },
    versions: {
      version: contact.version,
      of: (current: ContactCard) => ({ fields: current.fields }),
      fields: { fields: { label: t('contacts.custom_fields'), show: (all) => spoken(all, fields, t) } },
    },
    send: (values, version) => change({ fields: values.fields }, version),
    onDone: () => say(t('contacts.saved')),
  });
  const set = (key: string) => (value: unknown) =>
    form.setFieldValue('fields', { ...form.values.fields, [key]: value === '' ? null : value });
  return (
    <Section title={t('contacts.custom_fields')}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ErrorAlert error={error} fields={unplaced} />
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            {fields.map((field) => (
              <OneField
                key={field.id}
                field={field}
                value={form.values.fields[field.key]}
                onChange={set(field.key)}
                error={form.errors[`fields.${field.key}`]}
              />
            ))}
          </SimpleGrid>
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

interface OneProps {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
  error: React.ReactNode;
}

function OneField({ field, value, onChange, error }: OneProps) {
  const common = { label: field.title, error };
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'number':
      return <NumberInput {...common} value={typeof value === 'number' ? value : ''} onChange={onChange} />;
    case 'date':
      return <DayInput {...common} value={text} onChange={onChange} />;
    case 'list':
      return <Select {...common} clearable data={field.options} value={text || null} onChange={(v) => onChange(v ?? '')} />;
    case 'yes_no':
      return (
        <Switch {...common} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
      );
    default:
      return <TextInput {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}
