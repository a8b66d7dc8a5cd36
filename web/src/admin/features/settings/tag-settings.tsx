// SPDX-License-Identifier: Apache-2.0
import { Button, Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Tag } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { ActionMenu } from '../../../ui/action-menu';
import { confirm } from '../../../ui/confirm';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { ErrorAlert } from '../../../ui/error-alert';
import { FormModal } from '../../../ui/form-modal';
import { Rows } from '../../../ui/rows';
import { Section } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';

export function TagSettings() {
  const { t, i18n } = useTranslation();
  const { say, sayError } = useToast();
  const [renaming, setRenaming] = useState<Tag | null>(null);
  const tags = $api.useQuery('get', '/api/tags', { params: { query: { limit: 200 } } });
  const remove = useMutation({
    mutationFn: (id: string) => answerOf(api.DELETE('/api/tags/{id}', { params: { path: { id } } })),
    onSuccess: () => say(t('settings.tag_deleted')),
    onError: sayError,
  });
  if (tags.isError) return <FailedState error={tags.error} onRetry={() => void tags.refetch()} />;
  const ask = (tag: Tag) =>
    confirm({
      title: t('settings.tag_delete_title', { name: tag.name }),
      text: t('settings.tag_delete_text', { count: tag.contacts, n: formatNumber(tag.contacts, i18n.language) }),
      verb: t('settings.tag_delete'),
      cancel: t('common.cancel'),
      onConfirm: () => remove.mutate(tag.id),
    });
  return (
    <Section title={t('contacts.tags')} hint={t('settings.tags_hint')} flush>
      <AddTag />
      {tags.data?.total === 0 ? (
        <EmptyState kind="nothing-yet" title={t('settings.no_tags')} text={t('settings.no_tags_text')} />
      ) : (
        <Rows
          label={t('contacts.tags')}
          rows={tags.data?.items ?? []}
          keyOf={(tag) => tag.id}
          inCard
          columns={[
            {
              header: t('common.name'),
              width: 'minmax(0, 2fr)',
              phone: 'title',
              cell: (tag) => tag.name,
            },
            {
              header: t('nav.contacts'),
              width: '140px',
              align: 'end',
              cell: (tag) => formatNumber(tag.contacts, i18n.language),
            },
            {
              header: t('common.actions'),
              width: '110px',
              align: 'end',
              phone: 'aside',
              cell: (tag) => (
                <ActionMenu
                  label={t('settings.menu_of', { name: tag.name })}
                  groups={[
                    [{ label: t('common.rename'), onClick: () => setRenaming(tag) }],
                    [{ label: t('common.delete'), danger: true, onClick: () => ask(tag) }],
                  ]}
                />
              ),
            },
          ]}
        />
      )}
      {renaming && <RenameTag tag={renaming} onClose={() => setRenaming(null)} />}
    </Section>
  );
}

function AddTag() {
  const { t } = useTranslation();
  const keyFor = useIdempotencyKey();
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: { name: '' },
    rules: { name: (value) => (value.trim() ? null : t('errors.required')) },
    send: (body) => answerOf(api.POST('/api/tags', { body, params: { header: keyFor(body) } })),
    onDone: () => form.reset(),
  });
  return (
    <form ref={element} onSubmit={submit} noValidate style={{ padding: '0 16px 12px' }}>
      <ErrorAlert error={error} fields={unplaced} />
      <Group gap="xs" align="flex-start">
        <TextInput
          flex="0 1 300px"
          aria-label={t('settings.new_tag')}
          placeholder={t('settings.new_tag')}
          {...form.getInputProps('name')}
        />
        <Button type="submit" variant="default" loading={busy}>
          {t('common.add')}
        </Button>
      </Group>
    </form>
  );
}

function RenameTag({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const { t } = useTranslation();
  const apiForm = useApiForm({
    initial: { name: tag.name },
    rules: { name: (value) => (value.trim() ? null : t('errors.required')) },
    send: (body) => answerOf(api.PATCH('/api/tags/{id}', { body, params: { path: { id: tag.id } } })),
    onDone: onClose,
  });
  return (
    <FormModal title={t('settings.tag_rename')} verb={t('common.rename')} onClose={onClose} api={apiForm}>
      <TextInput label={t('common.name')} required data-autofocus {...apiForm.form.getInputProps('name')} />
    </FormModal>
  );
}
