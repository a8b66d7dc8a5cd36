// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import type { Order } from '../../../api/types';
import { textOf } from '../../../i18n/dynamic';
import { formatDate } from '../../../lib/format';
import { BackLink } from '../../../ui/back-link';
import { DateText } from '../../../ui/date-text';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { MoneyText, Sums } from '../../../ui/money-text';
import { Notice } from '../../../ui/notice';
import { Figures, Page } from '../../../ui/page';
import { RowLink } from '../../../ui/row-link';
import { Rows } from '../../../ui/rows';
import { Section, TwoColumns } from '../../../ui/section';
import { StatusBadge } from '../../../ui/status-badge';
import { OrderState } from '../../access/order-state';
import { LineFacts } from './line-facts';
import { OrderFacts } from './order-facts';
import { OrderTerms } from './order-terms';
import { sumsOf } from './payment-sums';

const RecordPayment = lazy(async () => ({ default: (await import('./record-payment')).RecordPayment }));

export function OrderPage() {
  const { t } = useTranslation();
  const { orderId } = useParams({ strict: false }) as { orderId: string };
  const answer = $api.useQuery('get', '/api/orders/{id}', { params: { path: { id: orderId } } });
  if (answer.isError) return <FailedState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  const order = answer.data;
  const figures = [
    { label: t('orders.price'), value: <MoneyText money={order.price} none="–" /> },
    { label: t('orders.paid'), value: <Sums of={sumsOf(order)} /> },
    { label: t('common.date'), value: <DateText at={order.created_at} /> },
  ];
  return (
    <Page
      title={t('orders.numbered', { number: order.number })}
      back={<BackLink to="/orders">{t('orders.all')}</BackLink>}
      under={
        <>
          <RowLink to={`/contacts/${order.contact.id}`}>{order.contact.name || order.contact.email}</RowLink>
          <OrderState state={order.state} />
        </>
      }
      figures={<Figures items={figures} />}
    >
      {order.state === 'waiting' && <Waiting />}
      <TwoColumns
        main={
          <>
            {order.can.includes('edit_terms') ? (
              <OrderTerms key={order.id} order={order} />
            ) : (
              order.lines.map((line) => <LineFacts key={line.id} order={order} line={line} />)
            )}
            <Payments order={order} />
          </>
        }
        side={<OrderFacts order={order} door={textOf(t, `orders.door.${order.door}`, order.door)} />}
      />
    </Page>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div style={{ marginBlockEnd: 16 }}>
      <Notice tone="warning">{t('orders.waiting_text')}</Notice>
    </div>
  );
}

function Payments({ order }: { order: Order }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const [recording, setRecording] = useState(false);
  const record = can('record_payments') && order.state !== 'cancelled' && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setRecording(true)}>
      {t('orders.record_payment')}
    </Button>
  );
  return (
    <Section title={t('orders.payments')} actions={record} flush>
      {order.payments.length === 0 ? (
        <EmptyState kind="nothing-yet" title={t('orders.no_payments')} text={t('orders.no_payments_text')} />
      ) : (
        <Rows
          label={t('orders.payments')}
          rows={order.payments}
          keyOf={(payment) => payment.id}
          inCard
          columns={[
            {
              header: t('orders.amount'),
              width: '130px',
              phone: 'title',
              cell: (payment) => <MoneyText money={payment.amount} />,
            },
            {
              header: t('orders.paid_on'),
              width: '130px',
              phone: 'aside',
              cell: (payment) => formatDate(payment.paid_on, i18n.language),
            },
            {
              header: t('orders.method_label'),
              width: 'minmax(120px, 1fr)',
              cell: (payment) => textOf(t, `orders.method.${payment.method}`, payment.method),
            },
            {
              header: t('orders.reference'),
              width: 'minmax(110px, 1fr)',
              cell: (payment) => payment.reference,
            },
            {
              header: t('orders.reports'),
              width: '150px',
              cell: (payment) =>
                payment.in_reports ? t('orders.counted') : <StatusBadge tone="neutral">{t('orders.not_counted')}</StatusBadge>,
            },
          ]}
        />
      )}
      <Suspense fallback={null}>
        {recording && <RecordPayment order={order} onClose={() => setRecording(false)} />}
      </Suspense>
    </Section>
  );
}
