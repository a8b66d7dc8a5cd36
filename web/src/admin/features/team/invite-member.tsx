// SPDX-License-Identifier: Apache-2.0
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Role } from '../../../api/types';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { RoleField } from './role-field';

export function InviteMember({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const keyFor = useIdempotencyKey();
  const needed = (value: string) => (value.trim() ? null : t('errors.required'));
  const apiForm = useApiForm({
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- any role may be chosen
    initial: { name: '', email: '', role: 'office' as Role },
    rules: { name: needed, email: needed },
    send: (body) => answerOf(api.POST('/api/team', { body, params: { header: keyFor(body) } })),
    onDone: (member) => {
      onClose();
      say(t('team.invited_to', { email: member.email }));
    },
  });
  const { form } = apiForm;
  return (
    <FormModal title={t('team.invite_title')} verb={t('team.send_invitation')} onClose={onClose} api={apiForm}>
      <TextInput label={t('common.person_name')} required data-autofocus {...form.getInputProps('name')} />
      <TextInput label={t('common.email')} type="email" required {...form.getInputProps('email')} />
      <RoleField value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
    </FormModal>
  );
}
