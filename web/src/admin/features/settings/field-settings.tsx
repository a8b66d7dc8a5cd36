// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import type { Field } from '../../../api/types';
import { textOf } from '../../../i18n/dynamic';
import { ActionMenu } from '../../../ui/action-menu';
import { AddButton } from '../../../ui/add-button';
import { confirm } from '../../../ui/confirm';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { Rows } from '../../../ui/rows';
import { Section } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { FieldDialog } from './field-dialog';

export function FieldSettings() {
  const { t } = useTranslation();
  const { say, sayError } = useToast();
  const [edited, setEdited] = useState<Field | null>(null);
  const fields = $api.useQuery('get', '/api/fields', { params: { query: { limit: 100 } } });
  const remove = useMutation({
    mutationFn: (field: Field) =>
      answerOf(
        api.DELETE('/api/fields/{id}', { params: { path: { id: field.id } } }),
      ),
    onSuccess: () => say(t('settings.field_deleted')),
    onError: sayError,
  });
  if (fields.isError) return <FailedState error={fields.error} onRetry={() => void fields.refetch()} />;
  const ask = (field: Field) =>
    confirm({
      title: t('settings.field_delete_title', { name: field.title }),
      text: t('settings.field_delete_text'),
      verb: t('settings.field_delete'),
      cancel: t('common.cancel'),
      onConfirm: () => remove.mutate(field),
    });
  const add = <AddButton label={t('settings.add_field')} dialog={(close) => <FieldDialog onClose={close} />} />;
  return (
    <Section title={t('contacts.custom_fields')} hint={t('settings.fields_hint')} actions={add} flush>
      {fields.data?.total === 0 ? (
        <EmptyState kind="nothing-yet" title={t('settings.no_fields')} text={t('settings.no_fields_text')} />
      ) : (
        <Rows
          label={t('contacts.custom_fields')}
          rows={fields.data?.items ?? []}
          keyOf={(field) => field.id}
          inCard
          columns={[
            {
              header: t('common.title'),
              width: 'minmax(0, 1.4fr)',
              phone: 'title',
              cell: (field) => field.title,
            },
            {
              header: t('settings.field_kind'),
              width: '140px',
              cell: (field) => textOf(t, `settings.kind.${field.kind}`, field.kind),
            },
            {
              header: t('settings.field_options'),
              width: 'minmax(0, 2fr)',
              cell: (field) => field.options.join(', '),
            },
            {
              header: t('common.actions'),
              width: '110px',
              align: 'end',
              phone: 'aside',
              cell: (field) => (
                <ActionMenu
                  label={t('settings.menu_of', { name: field.title })}
                  groups={[
                    [{ label: t('common.edit'), onClick: () => setEdited(field) }],
                    [{ label: t('common.delete'), danger: true, onClick: () => ask(field) }],
                  ]}
                />
              ),
            },
          ]}
        />
      )}
      {edited && <FieldDialog field={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}
