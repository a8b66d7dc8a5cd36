// SPDX-License-Identifier: Apache-2.0
import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../api/types';

const roles = ['owner', 'office', 'support', 'curator'] as const;

export function RoleField({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const { t } = useTranslation();
  return (
    <Radio.Group label={t('team.role')} value={value} onChange={(role) => onChange(role)}>
      <Stack gap="xs" mt={6}>
        {roles.map((role) => (
          <Radio key={role} value={role} label={t(`team.roles.${role}`)} description={t(`team.role_hint.${role}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
