// SPDX-License-Identifier: Apache-2.0
import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../ui/form-modal';
import { openOver } from '../../ui/over';
import { useToast } from '../../ui/toast';
import { useApiForm } from '../../ui/use-api-form';

interface Named {
  name: string;
  version: number;
}

interface Props {
  item: Named;
  words: { title: string; hint: string; done: string };
  send: (name: string, version: number) => Promise<Named>;
}

/** A long work that is kept has a name, by which the team finds it again. */
export function RenameButton(props: Props) {
  const { t } = useTranslation();
  return (
    <Button variant="default" onClick={() => openOver((close) => <Rename {...props} onClose={close} />)}>
      {t('common.rename')}
    </Button>
  );
}

function Rename({ item, words, send, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const apiForm = useApiForm({
    initial: { name: item.name },
    rules: { name: (value) => (value.trim() ? null : t('errors.required')) },
    send: ({ name }, version) => send(name.trim(), version),
    onDone: () => {
      onClose();
      say(words.done);
    },
    versions: {
      version: item.version,
      of: ({ name }: Named) => ({ name }),
      fields: { name: { label: t('common.name') } },
    },
  });
  return (
    <FormModal title={words.title} verb={t('common.rename')} onClose={onClose} api={apiForm}>
      <TextInput
        label={t('common.name')}
        description={words.hint}
        required
        maxLength={200}
        data-autofocus
        {...apiForm.form.getInputProps('name')}
      />
    </FormModal>
  );
}
