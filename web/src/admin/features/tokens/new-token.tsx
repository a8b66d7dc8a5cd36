// SPDX-License-Identifier: Apache-2.0
import { Checkbox, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useSession } from '../../../api/session';
import { textOf } from '../../../i18n/dynamic';
import { FormModal } from '../../../ui/form-modal';
import { useApiForm } from '../../../ui/use-api-form';

interface Props {
  onClose: () => void;
  onMade: (token: string) => void;
}

/** A script gets no more rights than whoever makes its token has. */
export function NewToken({ onClose, onMade }: Props) {
  const { t } = useTranslation();
  const own = useSession().data?.can ?? [];
  const apiForm = useApiForm({
    initial: { name: '', rights: [] as string[] },
    rules: {
      name: (value) => (value.trim() ? null : t('errors.required')),
      rights: (value) => (value.length > 0 ? null : t('tokens.one_right')),
    },
    send: ({ name, rights }) =>
      answerOf(api.POST('/api/tokens', { body: { name: name.trim(), rights } })),
    onDone: ({ token }) => {
      onClose();
      onMade(token);
    },
  });
  const { form } = apiForm;
  return (
    <FormModal
      title={t('tokens.add')}
      verb={t('tokens.create')}
      onClose={onClose}
      api={apiForm}
    >
      <TextInput
        label={t('common.name')}
        description={t('tokens.name_hint')}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Checkbox.Group
        label={t('tokens.rights')}
        description={t('tokens.rights_hint')}
        required
        {...form.getInputProps('rights')}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt="xs">
          {own.map((right) => (
            <Checkbox key={right} value={right} label={textOf(t, `team.rights.${right}`, right)} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </FormModal>
  );
}
