// SPDX-License-Identifier: Apache-2.0
import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import type { Import } from '../../../api/types';
import { FormModal } from '../../../ui/form-modal';
import { openOver } from '../../../ui/over';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';

export function RenameButton({ item }: { item: Import }) {
  const { t } = useTranslation();
  if (!item.can.includes('rename')) return null;
  return (
    <Button variant="default" onClick={() => openOver((close) => <Rename item={item} onClose={close} />)}>
      {t('common.rename')}
    </Button>
  );
}

function Rename({ item, onClose }: { item: Import; onClose: () => void }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const apiForm = useApiForm({
    initial: { name: item.name },
    rules: { name: (value) => (value.trim() ? null : t('errors.required')) },
    send: ({ name }, version) =>
      answerOf(
        api.PATCH('/api/imports/{id}', {
          body: { name: name.trim() },
          params: { path: { id: item.id }, header: ifMatch(version) },
        }),
      ),
    onDone: () => {
      onClose();
      say(t('import.renamed'));
    },
    versions: {
      version: item.version,
      of: ({ name }: Import) => ({ name }),
      fields: { name: { label: t('common.name') } },
    },
  });
  return (
    <FormModal title={t('import.rename_title')} verb={t('common.rename')} onClose={onClose} api={apiForm}>
      <TextInput
        label={t('common.name')}
        description={t('import.rename_hint')}
        required
        maxLength={200}
        data-autofocus
        {...apiForm.form.getInputProps('name')}
      />
    </FormModal>
  );
}
