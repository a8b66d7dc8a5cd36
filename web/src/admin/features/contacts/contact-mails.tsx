// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { ContactCard, Mail } from '../../../api/types';
import type { Column } from '../../../ui/data-table/columns';
import { DataTable } from '../../../ui/data-table/data-table';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { RowButton } from '../../../ui/row-link';
import { MailPreview } from '../../record/mail-preview';
import { MailState } from '../../record/mail-state';

export function ContactMails({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const page = useCallback(
    (offset: number, limit: number) =>
      $api.queryOptions('get', '/api/mails', { params: { query: { contact: contact.id, offset, limit } } }),
    [contact.id],
  );
  const columns = useMemo<Column<Mail>[]>(
    () => [
      {
        id: 'subject',
        header: t('mails.subject'),
        width: 'minmax(200px, 2fr)',
        phone: 'title',
        cell: (mail) => (
          <RowButton onClick={() => setOpen(mail.id)}>{mail.subject}</RowButton>
        ),
      },
      {
        id: 'recipient',
        header: t('mails.recipient'),
        width: 'minmax(160px, 1.4fr)',
        phone: 'hidden',
        cell: (mail) => mail.recipient,
      },
      {
        id: 'state',
        header: t('common.state'),
        width: '130px',
        phone: 'aside',
        cell: (mail) => <MailState state={mail.state} />,
      },
      {
        id: 'at',
        header: t('common.date'),
        width: '170px',
        cell: (mail) => <DateText at={mail.created_at} time />,
      },
    ],
    [t],
  );
  return (
    <>
      <DataTable<Mail>
        label={t('contacts.tab.mails')}
        columns={columns}
        query={page as never}
        idOf={(mail) => mail.id}
        nameOf={(mail) => mail.subject}
        onOpen={(mail) => setOpen(mail.id)}
        empty={<EmptyState kind="nothing-yet" title={t('mails.none')} text={t('mails.none_person')} />}
      />
      {open && <MailPreview mail={open} onClose={() => setOpen(null)} />}
    </>
  );
}
