// SPDX-License-Identifier: Apache-2.0
import { Checkbox, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import type { Member } from '../../../api/types';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { RoleField } from './role-field';

const rights = [
  'export_contacts',
  'import_contacts',
  'edit_courses',
  'edit_offers',
  'give_access',
  'record_payments',
  'send_mails',
  'view_reports',
  'view_money',
  'view_journal',
  'view_jobs',
  'manage_team',
  'manage_settings',
  'manage_tokens',
] as const;

const valuesOf = ({ name, role, rights: held }: Member) => ({ name, role, rights: held });

export function EditMember({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const apiForm = useApiForm({
    initial: valuesOf(member),
    versions: {
      version: member.version,
      of: valuesOf,
      fields: {
        name: { label: t('common.person_name') },
        role: { label: t('team.role'), show: (role) => t(`team.roles.${role}`) },
        rights: {
          label: t('team.extra_rights'),
          show: (held) => held.map((right) => t(`team.rights.${right as 'give_access'}`)).join(', '),
        },
      },
    },
    rules: { name: (value) => (value.trim() ? null : t('errors.required')) },
    send: (body, version) =>
      answerOf(
        api.PATCH('/api/team/{id}', { body, params: { path: { id: member.id }, header: ifMatch(version) } }),
      ),
    onDone: () => {
      onClose();
      say(t('common.saved'));
    },
  });
  const { form } = apiForm;
  return (
    <FormModal title={member.email} verb={t('common.save')} onClose={onClose} api={apiForm}>
      <TextInput label={t('common.person_name')} required {...form.getInputProps('name')} />
      <RoleField value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
      <Checkbox.Group
        label={t('team.extra_rights')}
        description={t('team.extra_rights_hint')}
        value={form.values.rights}
        onChange={(values) => form.setFieldValue('rights', values)}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt="xs">
          {rights.map((right) => (
            <Checkbox key={right} value={right} label={t(`team.rights.${right}`)} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <Text size="sm" c="dimmed">
        {t('team.rights_note')}
      </Text>
    </FormModal>
  );
}
