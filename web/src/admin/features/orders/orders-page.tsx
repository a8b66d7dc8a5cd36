// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { OrderRow } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import type { Column } from '../../../ui/data-table/columns';
import { DataTable } from '../../../ui/data-table/data-table';
import { useListQuery } from '../../../ui/data-table/use-list-query';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { FilterBar } from '../../../ui/filter-bar';
import { useListState } from '../../../ui/list-state';
import { MoneyText, Sums } from '../../../ui/money-text';
import { NothingFound } from '../../../ui/nothing-found';
import { Page } from '../../../ui/page';
import { RowLink } from '../../../ui/row-link';
import { StatusBadge } from '../../../ui/status-badge';
import { OrderState } from '../../access/order-state';
import { useProducts } from '../../access/use-products';
import { useMayChangeMany } from '../../people/may-change-many';
import { usePicked } from '../../people/use-picked';
import { Revenue } from './revenue';

const BulkBar = lazy(async () => ({ default: (await import('../../people/bulk-bar')).BulkBar }));

const states = ['waiting', 'given', 'cancelled'] as const;

export function OrdersPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { text } = useListState();
  const products = useProducts();
  const offers = $api.useQuery('get', '/api/offers', { params: { query: { limit: 200 } } }).data?.items ?? [];
  const [total, setTotal] = useState<number>();
  const query = {
    search: text('search'),
    state: text('state') as OrderRow['state'] | undefined,
    product: text('product'),
    offer: text('offer'),
    individual: text('individual') === 'yes' || undefined,
    sort: text('sort'),
  };
  const page = useListQuery(query, (wanted) =>
    $api.queryOptions('get', '/api/orders', { params: { query: wanted } }),
  );
  const { picked, pick, any, table } = usePicked(JSON.stringify(query));
  const maySelect = useMayChangeMany();
  const columns = useMemo<Column<OrderRow>[]>(
    () => [
      {
        id: 'number',
        header: t('orders.number'),
        width: '110px',
        phone: 'title',
        cell: (order) => <RowLink to={`/orders/${order.id}`}>#{order.number}</RowLink>,
      },
      {
        id: 'contact',
        header: t('access.person'),
        width: 'minmax(150px, 1.5fr)',
        cell: (order) => order.contact.name || order.contact.email,
      },
      {
        id: 'products',
        header: t('contacts.products'),
        width: 'minmax(150px, 2fr)',
        phone: 'hidden',
        cell: (order) => (
          <>
            {order.products.map((product) => product.title).join(', ')}
            {order.individual && <StatusBadge tone="brand-tone">{t('access.kind.individual')}</StatusBadge>}
          </>
        ),
      },
      {
        id: 'state',
        header: t('common.state'),
        width: '170px',
        phone: 'aside',
        cell: (order) => <OrderState state={order.state} />,
      },
      {
        id: 'price',
        header: t('orders.price'),
        width: '120px',
        align: 'end',
        cell: (order) => <MoneyText money={order.price} none="–" />,
      },
      {
        id: 'paid',
        header: t('orders.paid'),
        width: '120px',
        align: 'end',
        phone: 'hidden',
        cell: (order) => <Sums of={order.paid} />,
      },
      {
        id: 'created',
        header: t('common.date'),
        width: '130px',
        phone: 'hidden',
        cell: (order) => <DateText at={order.created_at} />,
      },
    ],
    [t],
  );
  const filtered = Boolean(query.search || query.state || query.product || query.offer || query.individual);
  return (
    <Page
      title={t('orders.title')}
      count={total !== undefined && t('orders.count', { count: total, n: formatNumber(total, i18n.language) })}
      figures={<Revenue />}
    >
      <FilterBar
        placeholder={t('orders.search')}
        filters={[
          {
            key: 'state',
            label: t('common.state'),
            options: states.map((value) => ({ value, label: t(`orders.state.${value}`) })),
          },
          {
            key: 'product',
            label: t('access.product'),
            options: products.map((one) => ({ value: one.id, label: one.title })),
          },
          {
            key: 'offer',
            label: t('access.offer'),
            options: offers.map((one) => ({ value: one.id, label: one.title })),
          },
          {
            key: 'individual',
            label: t('offers.terms'),
            options: [{ value: 'yes', label: t('orders.differs') }],
          },
        ]}
      />
      <DataTable<OrderRow>
        label={t('orders.title')}
        columns={columns}
        query={page as never}
        idOf={(order) => order.id}
        nameOf={(order) => `#${order.number}`}
        onOpen={(order) => void navigate({ to: `/orders/${order.id}` })}
        onTotal={setTotal}
        {...(maySelect ? table : {})}
        empty={
          filtered ? (
            <NothingFound />
          ) : (
            <EmptyState kind="nothing-yet" title={t('orders.none')} text={t('orders.none_text')} />
          )
        }
      />
      <Suspense fallback={null}>
        {any && <BulkBar list={{ kind: 'orders', filter: query }} picked={picked} total={total ?? 0} onPick={pick} />}
      </Suspense>
    </Page>
  );
}
