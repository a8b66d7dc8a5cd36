// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { BuyerRow, Offer } from '../../../api/types';
import type { Column } from '../../../ui/data-table/columns';
import { DataTable } from '../../../ui/data-table/data-table';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { Initials } from '../../../ui/initials';
import { Sums } from '../../../ui/money-text';
import { RowLink } from '../../../ui/row-link';
import { OrderState } from '../../access/order-state';

export function OfferBuyers({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const page = useCallback(
    (offset: number, limit: number) =>
      $api.queryOptions('get', '/api/offers/{id}/buyers', {
        params: { path: { id: offer.id }, query: { offset, limit } },
      }),
    [offer.id],
  );
  const columns = useMemo<Column<BuyerRow>[]>(
    () => [
      {
        id: 'name',
        header: t('common.person_name'),
        width: 'minmax(190px, 2fr)',
        phone: 'title',
        cell: (row) => (
          <>
            <Initials name={row.contact.name || row.contact.email || '?'} />
            <RowLink to={`/contacts/${row.contact.id}`}>{row.contact.name || row.contact.email}</RowLink>
          </>
        ),
      },
      {
        id: 'email',
        header: t('common.email'),
        width: 'minmax(160px, 1.6fr)',
        cell: (row) => row.contact.email,
      },
      {
        id: 'state',
        header: t('common.state'),
        width: '170px',
        phone: 'aside',
        cell: (row) => <OrderState state={row.state} />,
      },
      {
        id: 'order',
        header: t('access.order'),
        width: '110px',
        phone: 'hidden',
        cell: (row) => <RowLink to={`/orders/${row.id}`}>#{row.number}</RowLink>,
      },
      {
        id: 'paid',
        header: t('orders.paid'),
        width: '120px',
        align: 'end',
        phone: 'hidden',
        cell: (row) => <Sums of={row.paid} />,
      },
      {
        id: 'at',
        header: t('common.date'),
        width: '130px',
        phone: 'hidden',
        cell: (row) => <DateText at={row.created_at} />,
      },
    ],
    [t],
  );
  return (
    <DataTable<BuyerRow>
      label={t('offers.buyers')}
      columns={columns}
      query={page as never}
      idOf={(row) => row.id}
      nameOf={(row) => row.contact.name}
      empty={<EmptyState kind="nothing-yet" title={t('offers.no_buyers')} text={t('offers.no_buyers_text')} />}
    />
  );
}
