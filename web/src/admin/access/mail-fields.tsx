// SPDX-License-Identifier: Apache-2.0
import { Anchor, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client';

interface Props {
  values: { activation: string; access: string };
  onChange: (key: 'activation' | 'access', value: string) => void;
  open?: boolean;
}

const kinds = ['activation', 'access'] as const;

function useMailChoices() {
  const { t } = useTranslation();
  const templates = $api.useQuery('get', '/api/mail-templates', {});
  return (kind: string) => [
    { value: 'standard', label: t('access.mail_standard') },
    ...(templates.data?.items ?? [])
      .filter((template) => template.kind === kind)
      .map((template) => ({ value: template.id, label: template.title })),
    { value: 'none', label: t('access.mail_none') },
  ];
}

/** One line that says which e-mails leave; the choices themselves open on Change. */
export function MailFields({ values, onChange, open = false }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(open);
  const choices = useMailChoices();
  const nameOf = (kind: (typeof kinds)[number]) =>
    choices(kind).find((choice) => choice.value === values[kind])?.label ?? t('access.mail_standard');
  if (!opened) {
    return (
      <Group gap="xs" wrap="nowrap" align="baseline">
        <Text size="sm">
          {t('access.mails_line', { activation: nameOf('activation'), access: nameOf('access') })}
        </Text>
        <Anchor component="button" type="button" size="sm" fw={600} onClick={() => setOpened(true)}>
          {t('common.change')}
        </Anchor>
      </Group>
    );
  }
  return (
    <Stack gap="sm">
      {kinds.map((kind) => (
        <Select
          key={kind}
          label={t(`access.mail_${kind}`)}
          data={choices(kind)}
          value={values[kind]}
          allowDeselect={false}
          onChange={(value) => onChange(kind, value ?? 'standard')}
        />
      ))}
    </Stack>
  );
}
