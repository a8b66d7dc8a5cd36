// SPDX-License-Identifier: Apache-2.0
import { Group, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { Order } from '../../../api/types';
import { minorUnits, typedAmount } from '../../../lib/money';
import { DayInput } from '../../../ui/day-input';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { methods } from '../../access/access-values';
import { EffectsPanel } from '../../access/effects-panel';
import { MoneyInput } from '../../access/money-input';
import { placeAccess } from '../../access/place-access';
import { useDoor } from '../../access/use-door';
import { sumsOf } from './payment-sums';

function openSum(order: Order): string {
  if (!order.price) return '';
  const paid = sumsOf(order).find(({ currency }) => currency === order.price?.currency);
  const left = order.price.amount - (paid?.amount ?? 0);
  return left > 0 ? typedAmount(left, order.price.currency) : '';
}

type Values = {
  amount: string;
  currency: string;
  paid_on: string;
  method: (typeof methods)[number];
  reference: string;
  in_reports: boolean;
};

function bodyOf(values: Values) {
  const amount = minorUnits(values.amount, values.currency);
  return {
    amount: { amount: amount ?? 0, currency: values.currency },
    method: values.method,
    in_reports: values.in_reports,
    ...(values.paid_on ? { paid_on: values.paid_on } : {}),
    ...(values.reference.trim() ? { reference: values.reference.trim() } : {}),
  };
}

/** A payment that happened elsewhere; for a waiting order it also opens the access. */
export function RecordPayment({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const school = useSchool();
  const path = { id: order.id };
  const initial: Values = {
    amount: openSum(order),
    currency: order.price?.currency ?? school.currency,
    paid_on: '',
    method: 'bank_transfer',
    reference: '',
    in_reports: true,
  };
  const door = useDoor({
    name: `payment-${order.id}`,
    initial,
    ready: (values) => Boolean(minorUnits(values.amount, values.currency)),
    bodyOf,
    place: (pointer) => placeAccess(pointer).replace(/^amount\..*/, 'amount'),
    send: (body, sent) => answerOf(api.POST('/api/orders/{id}/payments', { body, params: { path, ...sent } })),
    onGiven: (given) => {
      onClose();
      say(t('orders.payment_recorded'), given.undo);
    },
  });
  const { form, values } = door;
  return (
    <FormModal
      title={t('orders.record_title', { number: order.number })}
      verb={t('orders.record_payment')}
      onClose={onClose}
      disabled={!door.complete}
      api={door.api}
    >
      <Group grow align="flex-start">
        <MoneyInput
          label={t('orders.amount')}
          amount={values.amount}
          currency={values.currency}
          onAmount={(amount) => form.setFieldValue('amount', amount)}
          onCurrency={(currency) => form.setFieldValue('currency', currency)}
          error={form.errors.amount}
          required
        />
        <DayInput
          label={t('orders.paid_on')}
          value={values.paid_on}
          onChange={(day) => form.setFieldValue('paid_on', day)}
          error={form.errors.paid_on}
        />
      </Group>
      <Group grow align="flex-start">
        <Select
          label={t('orders.method_label')}
          allowDeselect={false}
          data={methods.map((value) => ({ value, label: t(`orders.method.${value}`) }))}
          {...form.getInputProps('method')}
        />
        <TextInput label={t('orders.reference')} {...form.getInputProps('reference')} />
      </Group>
      <Switch label={t('access.in_reports')} {...form.getInputProps('in_reports', { type: 'checkbox' })} />
      <EffectsPanel {...door.panel} title={t('access.effects.title_change')} hint={t('orders.type_amount')} />
    </FormModal>
  );
}
