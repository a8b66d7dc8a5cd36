// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import { formatNumber } from '../../../lib/format';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { TagsField } from '../../people/person-fields';

interface Props {
  contacts: string[];
  act: 'add' | 'remove';
  onClose: () => void;
  onDone: () => void;
}

export function BulkTags({ contacts, act, onClose, onDone }: Props) {
  const { t, i18n } = useTranslation();
  const { say } = useToast();
  const keyFor = useIdempotencyKey();
  const number = (count: number) => formatNumber(count, i18n.language);
  const apiForm = useApiForm({
    initial: { tags: [] as string[] },
    rules: { tags: (value) => (value.length > 0 ? null : t('errors.required')) },
    place: () => 'tags',
    send: ({ tags }) => {
      const body = { contacts, [act]: tags };
      return answerOf(api.POST('/api/contacts/tags', { body, params: { header: keyFor(body) } }));
    },
    onDone: (changed) => {
      onClose();
      onDone();
      const count = changed.contacts;
      say(
        changed.job
          ? t('contacts.bulk_job')
          : t('contacts.bulk_tagged', { count, n: number(count) }),
      );
    },
  });
  const { form } = apiForm;
  const count = contacts.length;
  return (
    <FormModal
      title={t(`contacts.bulk_${act}_tag`)}
      verb={t(act === 'add' ? 'common.add' : 'common.remove')}
      onClose={onClose}
      api={apiForm}
    >
      <TagsField value={form.values.tags} onChange={(tags) => form.setFieldValue('tags', tags)} />
      {form.errors.tags && (
        <Text size="sm" c="var(--stoa-danger)" role="alert">
          {form.errors.tags}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('contacts.bulk_for', { count, n: number(count) })}
      </Text>
    </FormModal>
  );
}
