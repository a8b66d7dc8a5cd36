// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan, useSchool } from '../../../api/session';
import type { Mail } from '../../../api/types';
import { textOf } from '../../../i18n/dynamic';
import { formatNumber } from '../../../lib/format';
import type { Column } from '../../../ui/data-table/columns';
import { DataTable } from '../../../ui/data-table/data-table';
import { useListQuery } from '../../../ui/data-table/use-list-query';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { FilterBar } from '../../../ui/filter-bar';
import { useListState } from '../../../ui/list-state';
import { NothingFound } from '../../../ui/nothing-found';
import { Page } from '../../../ui/page';
import { RowButton, RowLink } from '../../../ui/row-link';
import { MailPreview } from '../../record/mail-preview';
import { MailState } from '../../record/mail-state';
import { HeldMails } from './held-mails';

const states = ['held', 'planned', 'sending', 'sent', 'failed', 'not_sent', 'discarded'] as const;

export function MailsPage() {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const school = useSchool();
  const { text } = useListState();
  const [total, setTotal] = useState<number>();
  const [open, setOpen] = useState<string | null>(null);
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const query = { search: text('search'), state: text('state') as Mail['state'] | undefined };
  const page = useListQuery(query, (wanted) =>
    $api.queryOptions('get', '/api/mails', { params: { query: wanted } }),
  );
  const columns = useMemo<Column<Mail>[]>(
    () => [
      {
        id: 'subject',
        header: t('mails.subject'),
        width: 'minmax(200px, 2.2fr)',
        phone: 'title',
        cell: (mail) => (
          <RowButton onClick={() => setOpen(mail.id)}>{mail.subject}</RowButton>
        ),
      },
      {
        id: 'recipient',
        header: t('mails.recipient'),
        width: 'minmax(170px, 1.6fr)',
        cell: (mail) =>
          mail.contact ? <RowLink to={`/contacts/${mail.contact.id}`}>{mail.contact.name || mail.recipient}</RowLink> : mail.recipient,
      },
      {
        id: 'kind',
        header: t('mails.kind'),
        width: '130px',
        phone: 'hidden',
        cell: (mail) => textOf(t, `mails.kinds.${mail.kind}`, mail.kind),
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
        phone: 'hidden',
        cell: (mail) => <DateText at={mail.sent_at ?? mail.created_at} time />,
      },
    ],
    [t],
  );
  const picking = query.state === 'held' && can('send_mails');
  return (
    <Page
      title={t('mails.title')}
      count={total !== undefined && t('mails.count', { count: total, n: formatNumber(total, i18n.language) })}
    >
      <HeldMails hold={school.mails === 'hold'} selected={picking ? selected : new Set()} onDone={() => setSelected(new Set())} />
      <FilterBar
        placeholder={t('mails.search')}
        filters={[
          {
            key: 'state',
            label: t('common.state'),
            options: states.map((value) => ({ value, label: t(`mails.state.${value}`) })),
          },
        ]}
      />
      <DataTable<Mail>
        label={t('mails.title')}
        columns={columns}
        query={page as never}
        idOf={(mail) => mail.id}
        nameOf={(mail) => mail.subject}
        onOpen={(mail) => setOpen(mail.id)}
        onTotal={setTotal}
        {...(picking ? { selected, onSelect: setSelected } : {})}
        empty={
          query.search || query.state ? (
            <NothingFound />
          ) : (
            <EmptyState kind="nothing-yet" title={t('mails.none')} text={t('mails.none_text')} />
          )
        }
      />
      {open && <MailPreview mail={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}
