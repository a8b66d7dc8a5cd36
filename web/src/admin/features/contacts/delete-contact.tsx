// SPDX-License-Identifier: Apache-2.0
import { List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { ContactCard, ContactDeleted } from '../../../api/types';
import { formatDay } from '../../../lib/format';
import { ErrorAlert } from '../../../ui/error-alert';
import { FormModal } from '../../../ui/form-modal';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';

interface Props {
  contact: ContactCard;
  onClose: () => void;
}

function useDeletion(contact: ContactCard) {
  const path = { id: contact.id };
  const send = (dry_run: boolean) =>
    answerOf(
      api.DELETE('/api/contacts/{id}', { params: { path, query: { revoke: true, dry_run } } }),
    );
  const rehearsal = useQuery({
    queryKey: ['delete-contact', contact.id],
    queryFn: () => send(true),
    retry: false,
    gcTime: 0,
  });
  return { rehearsal, remove: () => send(false) };
}

/** Access is revoked and the person deleted in one step that says beforehand what it takes. */
export function DeleteContact({ contact, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { say } = useToast();
  const { rehearsal, remove } = useDeletion(contact);
  const name = contact.name || contact.email || '';
  const held = rehearsal.data?.products.length ?? 0;
  const apiForm = useApiForm({
    initial: {},
    send: remove,
    onDone: (deleted) => {
      onClose();
      say(t('contacts.deleted'), deleted.undo);
      void navigate({ to: '/contacts' });
    },
  });
  return (
    <FormModal
      title={t('contacts.delete_title', { name })}
      verb={held > 0 ? t('contacts.delete_with_access') : t('contacts.delete')}
      onClose={onClose}
      api={apiForm}
      disabled={!rehearsal.data}
      danger
    >
      <ErrorAlert error={rehearsal.error} />
      {rehearsal.data && <WhatGoes deletion={rehearsal.data} name={name} />}
    </FormModal>
  );
}

function WhatGoes({ deletion, name }: { deletion: ContactDeleted; name: string }) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const { orders, payments, notes, mails, lessons_done, products, fate } = deletion;
  const counts = Object.entries({ orders, payments, notes, mails, lessons_done }) as [
    'orders' | 'payments' | 'notes' | 'mails' | 'lessons_done',
    number,
  ][];
  return (
    <>
      {products.length > 0 && (
        <Notice tone="danger" title={t('contacts.delete_revokes', { name })}>
          <List size="sm">
            {products.map(({ product, closed }) => (
              <List.Item key={product.id}>
                {t('contacts.delete_product', { product: product.title, count: closed.length })}
              </List.Item>
            ))}
          </List>
        </Notice>
      )}
      <Text size="sm">{t(`contacts.delete_fate_${fate}`, { name })}</Text>
      <List size="sm">
        {counts
          .filter(([, count]) => count > 0)
          .map(([what, count]) => (
            <List.Item key={what}>{t(`contacts.delete_count_${what}`, { count })}</List.Item>
          ))}
      </List>
      <Text size="sm" c="dimmed">
        {t('contacts.delete_undo_until', {
          date: formatDay(deletion.undo_until, i18n.language, zone),
        })}
      </Text>
    </>
  );
}
