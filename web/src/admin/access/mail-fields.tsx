// SPDX-License-Identifier: Apache-2.0
import { Button, Select, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client';
import { useCan } from '../../api/session';
import { openOver } from '../../ui/over';

const NewTemplateDialog = lazy(async () => ({
  default: (await import('../templates/new-template-dialog')).NewTemplateDialog,
}));

export const mailKinds = ['activation', 'access'] as const;
export type MailKind = (typeof mailKinds)[number];

interface Props {
  values: { activation: string; access: string };
  onChange: (key: MailKind, value: string) => void;
}

export function useMailChoices() {
  const { t } = useTranslation();
  const templates = $api.useQuery('get', '/api/mail-templates', {});
  return (kind: MailKind) => [
    { value: 'standard', label: t('access.mail_standard') },
    ...(templates.data?.items ?? [])
      .filter((template) => template.kind === kind)
      .map((template) => ({ value: template.id, label: template.title })),
    { value: 'none', label: t('access.mail_none') },
  ];
}

/** For each of the two mails: the standard words, own words, or none. */
export function MailFields({ values, onChange }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const choices = useMailChoices();
  const write = (kind: MailKind) =>
    openOver((close) => (
      <NewTemplateDialog
        kind={kind}
        onClose={close}
        onMade={(template) => onChange(kind, template.id)}
      />
    ));
  return (
    <Stack gap="sm">
      {mailKinds.map((kind) => (
        <div key={kind}>
          <Select
            label={t(`access.mail_${kind}`)}
            data={choices(kind)}
            value={values[kind]}
            allowDeselect={false}
            onChange={(value) => onChange(kind, value ?? 'standard')}
          />
          {can('manage_settings') && (
            <Button
              variant="subtle"
              size="compact-sm"
              mt={4}
              leftSection={<IconPlus size={14} />}
              aria-label={t('templates.add_for', { mail: t(`access.mail_${kind}`) })}
              onClick={() => write(kind)}
            >
              {t('templates.add')}
            </Button>
          )}
        </div>
      ))}
    </Stack>
  );
}
