// SPDX-License-Identifier: Apache-2.0
import { Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { FormModal } from '../../ui/form-modal';
import { useToast } from '../../ui/toast';
import { useApiForm } from '../../ui/use-api-form';
import { EffectsPanel } from './effects-panel';
import type { ActProps } from './grant-act';
import { useRehearsal } from './use-rehearsal';

/** Names what is lost before it is lost, and can be taken back afterwards. */
export function RevokeAccess({ grant, name, onClose }: ActProps) {
  const { t } = useTranslation();
  const { say } = useToast();
  const keyFor = useIdempotencyKey();
  const path = { id: grant.id };
  const rehearsal = useRehearsal(`revoke-${grant.id}`, {}, (body) =>
    answerOf(api.POST('/api/grants/{id}/revocation', { body, params: { path, query: { dry_run: true } } })),
  );
  const apiForm = useApiForm({
    initial: { reason: '' },
    send: ({ reason }) => {
      const said = reason.trim() ? { reason: reason.trim() } : {};
      const body = { ...said, ...rehearsal.asOf({}) };
      return answerOf(api.POST('/api/grants/{id}/revocation', { body, params: { path, header: keyFor(body) } }));
    },
    onDone: (answer) => {
      onClose();
      say(t('access.revoked'), answer.undo);
    },
  });
  return (
    <FormModal
      title={t('access.revoke_title', { product: grant.product.title, name })}
      verb={t('access.revoke')}
      onClose={onClose}
      api={apiForm}
      danger
    >
      <EffectsPanel {...rehearsal} title={t('access.effects.title_revoke')} />
      <Text size="sm">{t('access.revoke_keeps')}</Text>
      <TextInput label={t('access.dates.reason')} {...apiForm.form.getInputProps('reason')} />
    </FormModal>
  );
}
