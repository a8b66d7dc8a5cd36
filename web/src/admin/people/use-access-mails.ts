// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { freshKey } from '../../api/idempotency';
import { formatNumber } from '../../lib/format';
import { confirm } from '../../ui/confirm';
import { useToast } from '../../ui/toast';

/** One mail to each of them about everything they hold. */
export function useAccessMails(selected: Set<string>): () => void {
  const { t, i18n } = useTranslation();
  const { say, sayError } = useToast();
  const count = selected.size;
  const n = formatNumber(count, i18n.language);
  const send = useMutation({
    mutationFn: (contacts: string[]) =>
      answerOf(
        api.POST('/api/contacts/access-mails', { body: { contacts }, params: { header: freshKey() } }),
      ),
    onSuccess: () => say(t('contacts.bulk_mails_done', { count, n })),
    onError: sayError,
  });
  return () =>
    confirm({
      title: t('contacts.bulk_mails_title', { count, n }),
      text: t('contacts.bulk_mails_text'),
      verb: t('contacts.bulk_mails_verb', { count, n }),
      cancel: t('common.cancel'),
      danger: false,
      onConfirm: () => send.mutate([...selected]),
    });
}
