// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../api/types';
import { DateText } from '../../../ui/date-text';
import { Facts } from '../../../ui/facts';
import { MoneyText, Sums } from '../../../ui/money-text';
import { RowLink } from '../../../ui/row-link';
import { Section } from '../../../ui/section';
import { sumsOf } from './payment-sums';

export function OrderFacts({ order, door }: { order: Order; door: string }) {
  const { t } = useTranslation();
  const paid = sumsOf(order);
  const items = [
    {
      label: t('access.person'),
      value: <RowLink to={`/contacts/${order.contact.id}`}>{order.contact.name}</RowLink>,
    },
    { label: t('common.email'), value: order.contact.email && <Address email={order.contact.email} /> },
    {
      label: t('access.offer'),
      value: order.offer && <RowLink to={`/offers/${order.offer.id}`}>{order.offer.title}</RowLink>,
    },
    { label: t('orders.price'), value: order.price && <MoneyText money={order.price} /> },
    { label: t('orders.paid'), value: paid.length > 0 && <Sums of={paid} /> },
    { label: t('orders.made_by'), value: order.created_by },
    { label: t('orders.made_where'), value: door },
    { label: t('common.date'), value: <DateText at={order.created_at} time /> },
    { label: t('orders.terms.comment'), value: !order.can.includes('edit_terms') && order.comment },
  ];
  return (
    <Section title={t('orders.facts')}>
      <Facts items={items} />
    </Section>
  );
}

/** Too long for its column, an address goes on below its @ and not in the middle of a word. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf('@');
  return (
    <span>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </span>
  );
}
