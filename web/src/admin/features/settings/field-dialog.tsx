// SPDX-License-Identifier: Apache-2.0
import { Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Field } from '../../../api/types';
import { FormModal } from '../../../ui/form-modal';
import { useApiForm } from '../../../ui/use-api-form';

const kinds = ['text', 'number', 'date', 'list', 'yes_no'] as const;

function keyFrom(title: string): string {
  const plain = title.normalize('NFD').replaceAll(/[^a-zA-Z0-9]+/g, '_');
  return plain.replaceAll(/^_+|_+$/g, '').toLowerCase().slice(0, 40) || `field_${Date.now().toString(36)}`;
}

const valuesOf = (field?: Field) => ({
  title: field?.title ?? '',
  kind: field?.kind ?? 'text',
  options: field?.options ?? [],
});

/** The kind of a field stays: values are kept by it. */
export function FieldDialog({ field, onClose }: { field?: Field; onClose: () => void }) {
  const { t } = useTranslation();
  const keyFor = useIdempotencyKey();
  const apiForm = useApiForm({
    initial: valuesOf(field),
    versions: {
      version: field?.version ?? 0,
      of: (current: Field) => valuesOf(current),
      fields: { title: { label: t('common.title') }, options: { label: t('settings.field_options') } },
    },
    rules: { title: (value) => (value.trim() ? null : t('errors.required')) },
    send: ({ title, kind, options }, version) => {
      if (field) {
        const params = { path: { id: field.id }, header: ifMatch(version) };
        return answerOf(api.PATCH('/api/fields/{id}', { body: { title, options }, params }));
      }
      const body = { key: keyFrom(title), title, kind, options };
      return answerOf(api.POST('/api/fields', { body, params: { header: keyFor(body) } }));
    },
    onDone: onClose,
  });
  const { form } = apiForm;
  return (
    <FormModal
      title={field ? t('settings.edit_field') : t('settings.add_field')}
      verb={t('common.save')}
      onClose={onClose}
      api={apiForm}
    >
      <TextInput label={t('common.title')} required data-autofocus {...form.getInputProps('title')} />
      <Select
        label={t('settings.field_kind')}
        allowDeselect={false}
        disabled={field !== undefined}
        data={kinds.map((value) => ({ value, label: t(`settings.kind.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      {form.values.kind === 'list' && (
        <TagsInput
          label={t('settings.field_options')}
          placeholder={t('contacts.tags_hint')}
          {...form.getInputProps('options')}
        />
      )}
    </FormModal>
  );
}
