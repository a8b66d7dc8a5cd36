// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import type { ContactCard } from '../../../api/types';
import { DateText } from '../../../ui/date-text';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { Sums } from '../../../ui/money-text';
import { RowLink } from '../../../ui/row-link';
import { Rows } from '../../../ui/rows';
import { Section } from '../../../ui/section';
import { useSingleKeys } from '../../../ui/use-single-keys';
import { OrderState } from '../../access/order-state';

const AddOrder = lazy(async () => ({ default: (await import('./add-order')).AddOrder }));

export function ContactOrders({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const can = useCan();
  const [adding, setAdding] = useState(false);
  const orders = $api.useQuery('get', '/api/contacts/{id}/orders', {
    params: { path: { id: contact.id }, query: { limit: 100 } },
  });
  const mayGive = can('give_access');
  useSingleKeys(mayGive ? { c: () => setAdding(true) } : {});
  if (orders.isError) return <FailedState error={orders.error} onRetry={() => void orders.refetch()} />;
  const add = mayGive && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('access.add_order')}
    </Button>
  );
  return (
    <>
      <Section title={t('contacts.tab.orders')} actions={add} flush>
        {orders.data?.total === 0 ? (
          <EmptyState kind="nothing-yet" title={t('orders.none')} text={t('orders.none_person')} />
        ) : (
          <Rows
            label={t('contacts.tab.orders')}
            rows={orders.data?.items ?? []}
            keyOf={(order) => order.id}
            inCard
            columns={[
              {
                header: t('orders.number'),
                width: '110px',
                phone: 'title',
                cell: (order) => <RowLink to={`/orders/${order.id}`}>#{order.number}</RowLink>,
              },
              {
                header: t('contacts.products'),
                width: 'minmax(140px, 2fr)',
                cell: (order) => order.products.map((product) => product.title).join(', '),
              },
              {
                header: t('access.offer'),
                width: 'minmax(110px, 1fr)',
                cell: (order) => order.offer?.title,
              },
              {
                header: t('common.state'),
                width: '170px',
                phone: 'aside',
                cell: (order) => <OrderState state={order.state} />,
              },
              {
                header: t('orders.paid'),
                width: '120px',
                align: 'end',
                cell: (order) => <Sums of={order.paid} />,
              },
              {
                header: t('common.date'),
                width: '120px',
                cell: (order) => <DateText at={order.created_at} />,
              },
            ]}
          />
        )}
      </Section>
      <Suspense fallback={null}>{adding && <AddOrder contact={contact} onClose={() => setAdding(false)} />}</Suspense>
    </>
  );
}
