// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import { useSchool } from '../../../api/session';
import type { Import } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { FormModal } from '../../../ui/form-modal';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { mailsOf } from '../../access/access-values';
import { MailFields } from '../../access/mail-fields';

/** The mails that were kept back while the import ran; nobody gets one twice. */
export function SendMails({ item, onClose }: { item: Import; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { say } = useToast();
  const { mails } = useSchool();
  const keyFor = useIdempotencyKey();
  const { access } = item.counts;
  const form = useApiForm({
    initial: { activation: 'standard', access: 'standard' },
    send: (values) => {
      const body = { mails: mailsOf(values) };
      const header = keyFor([item.id, body]);
      return answerOf(api.POST('/api/imports/{id}/mails', { params: { path: { id: item.id }, header }, body }));
    },
    onDone: () => {
      onClose();
      say(t('import.mails_begun'));
    },
  });
  const { values } = form.form;
  return (
    <FormModal title={t('import.send_mails')} verb={t('import.send')} onClose={onClose} api={form}>
      <Text size="sm">{t('import.send_text', { count: access, n: formatNumber(access, i18n.language) })}</Text>
      <MailFields values={values} onChange={(kind, value) => form.form.setFieldValue(kind, value)} />
      {mails === 'hold' && <Notice>{t('import.mails_held')}</Notice>}
    </FormModal>
  );
}
