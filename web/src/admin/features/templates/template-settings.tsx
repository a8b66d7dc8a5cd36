// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { languageNames, languages } from '../../../i18n/languages';
import { DateText } from '../../../ui/date-text';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { RowLink } from '../../../ui/row-link';
import { Rows } from '../../../ui/rows';
import { Section } from '../../../ui/section';
import { useSingleKeys } from '../../../ui/use-single-keys';

export function TemplateSettings() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useSingleKeys({ c: () => void navigate({ to: '/settings/templates/new' }) });
  const templates = $api.useQuery('get', '/api/mail-templates', {});
  if (templates.isError) {
    return <FailedState error={templates.error} onRetry={() => void templates.refetch()} />;
  }
  const add = (
    <Button leftSection={<IconPlus size={16} />} component={Link} to="/settings/templates/new">
      {t('templates.add')}
    </Button>
  );
  return (
    <Section title={t('settings.section.templates')} hint={t('templates.hint')} actions={add} flush>
      {templates.data?.total === 0 ? (
        <EmptyState kind="nothing-yet" title={t('templates.none')} text={t('templates.none_text')} />
      ) : (
        <Rows
          label={t('settings.section.templates')}
          rows={templates.data?.items ?? []}
          keyOf={(template) => template.id}
          inCard
          columns={[
            {
              header: t('common.name'),
              width: 'minmax(0, 2fr)',
              phone: 'title',
              cell: (template) => (
                <RowLink to={`/settings/templates/${template.id}`}>{template.title}</RowLink>
              ),
            },
            {
              header: t('templates.kind_label'),
              width: 'minmax(0, 1.5fr)',
              cell: (template) => t(`access.mail_${template.kind}`),
            },
            {
              header: t('templates.languages'),
              width: 'minmax(0, 1.5fr)',
              cell: (template) =>
                languages
                  .filter((language) => language in template.texts)
                  .map((language) => languageNames[language])
                  .join(', '),
            },
            {
              header: t('common.date'),
              width: '130px',
              phone: 'aside',
              cell: (template) => <DateText at={template.created_at} />,
            },
          ]}
        />
      )}
    </Section>
  );
}
