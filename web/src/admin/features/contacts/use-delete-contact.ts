// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { asApiError } from '../../../api/errors';
import type { ContactCard } from '../../../api/types';
import { confirm } from '../../../ui/confirm';
import { useToast } from '../../../ui/toast';

/** A person with live access is deleted only in a second, named step that also revokes it. */
export function useDeleteContact(contact: ContactCard): () => void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { say, sayError } = useToast();
  const name = contact.name || contact.email || '';
  const ask = (withAccess: boolean) =>
    confirm({
      title: t('contacts.delete_title', { name }),
      text: withAccess ? t('contacts.delete_text_access', { name }) : t('contacts.delete_text', { name }),
      verb: withAccess ? t('contacts.delete_with_access') : t('contacts.delete'),
      cancel: t('common.cancel'),
      onConfirm: () => remove.mutate(withAccess),
    });
  const remove = useMutation({
    mutationFn: (revoke: boolean) =>
      answerOf(
        api.DELETE('/api/contacts/{id}', {
          params: { path: { id: contact.id }, query: revoke ? { revoke } : {} },
        }),
      ),
    onSuccess: () => {
      say(t('contacts.deleted'));
      void navigate({ to: '/contacts' });
    },
    onError: (error) => {
      if (asApiError(error).code === 'contact.has_access') ask(true);
      else sayError(error);
    },
  });
  return () => ask(false);
}
