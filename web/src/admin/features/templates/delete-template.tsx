// SPDX-License-Identifier: Apache-2.0
import { Checkbox, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import type { MailTemplate, TemplateUses } from '../../../api/types';
import { ErrorAlert } from '../../../ui/error-alert';
import { FormModal } from '../../../ui/form-modal';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';

/** Says where the words are still wanted, and offers to send the standard e-mail there instead. */
export function DeleteTemplate({ template, onClose }: { template: MailTemplate; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { say } = useToast();
  const path = { id: template.id };
  const uses = useQuery({
    queryKey: ['delete-template', template.id],
    queryFn: () =>
      answerOf(api.DELETE('/api/mail-templates/{id}', { params: { path, query: { dry_run: true } } })),
    retry: false,
    gcTime: 0,
  });
  const apiForm = useApiForm({
    initial: { instead: false },
    send: ({ instead }) =>
      answerOf(
        api.DELETE('/api/mail-templates/{id}', {
          params: { path, query: instead ? { instead: 'standard' } : {} },
        }),
      ),
    onDone: () => {
      onClose();
      say(t('templates.deleted'));
      void navigate({ to: '/settings/templates', ignoreBlocker: true });
    },
  });
  const wanted = uses.data !== undefined && uses.data.offers + uses.data.orders > 0;
  return (
    <FormModal
      title={t('templates.delete_title', { title: template.title })}
      verb={t('templates.delete')}
      onClose={onClose}
      api={apiForm}
      disabled={!uses.data || (wanted && !apiForm.form.values.instead)}
      danger
    >
      <ErrorAlert error={uses.error} />
      {uses.data && !wanted && <Text size="sm">{t('templates.delete_unused')}</Text>}
      {uses.data && wanted && (
        <>
          <Where uses={uses.data} />
          <Checkbox
            label={t('templates.delete_switch')}
            {...apiForm.form.getInputProps('instead', { type: 'checkbox' })}
          />
        </>
      )}
      <Notice tone="danger">{t('templates.delete_final')}</Notice>
    </FormModal>
  );
}

function Where({ uses }: { uses: TemplateUses }) {
  const { t } = useTranslation();
  return (
    <List size="sm">
      {uses.offers > 0 && (
        <List.Item>
          {t('templates.delete_offers', { count: uses.offers })}
          {uses.offer_titles.length > 0 && (
            <List size="sm" withPadding>
              {uses.offer_titles.map(({ id, title }) => (
                <List.Item key={id}>{title}</List.Item>
              ))}
            </List>
          )}
        </List.Item>
      )}
      {uses.orders > 0 && <List.Item>{t('templates.delete_orders', { count: uses.orders })}</List.Item>}
    </List>
  );
}
