// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { ContactCard } from '../../../api/types';
import { partOf } from '../../../lib/forms';
import { minorUnits } from '../../../lib/money';
import { isSound, type Policy, sentPolicy, wholeCourse } from '../../../lib/policy';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { mailsOf, newAccess } from '../../access/access-values';
import { EffectsPanel } from '../../access/effects-panel';
import { MailsLine } from '../../access/mails-and-payment';
import { MoneyInput } from '../../access/money-input';
import { ReasonChips } from '../../access/payment-fields';
import { useDoor } from '../../access/use-door';
import { OrderLine } from './order-line';

export type Line = { key: number; product: string; policy: Policy };

const emptyLine = (key: number): Line => ({
  key,
  product: '',
  policy: { ...wholeCourse, scope: { type: 'selected', lessons: [], sections: [] } },
});

const newOrder = (currency: string) => ({
  ...newAccess(currency),
  lines: [emptyLine(0)],
  payment_required: false,
  price: '',
});

type Values = ReturnType<typeof newOrder>;

function bodyOf(values: Values) {
  const amount = minorUnits(values.price, values.currency);
  return {
    lines: values.lines.map(({ product, policy }) => ({ product, policy: sentPolicy(policy) })),
    payment_required: values.payment_required,
    ...(amount === null ? {} : { price: { amount, currency: values.currency } }),
    mails: mailsOf(values),
    ...(values.payment_required ? {} : { reason: values.reason }),
    ...(values.note.trim() ? { note: values.note.trim() } : {}),
  };
}

const hasScope = ({ policy: { scope } }: Line) =>
  scope?.type !== 'selected' || (scope.lessons ?? []).length + (scope.sections ?? []).length > 0;

const isComplete = (values: Values) =>
  values.lines.every((line) => line.product !== '' && hasScope(line) && isSound(line.policy)) &&
  (!values.payment_required || minorUnits(values.price, values.currency) !== null);

/** Door 4: conditions written by hand instead of taken from an offer. */
export function AddOrder({ contact, onClose }: { contact: ContactCard; onClose: () => void }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const { currency } = useSchool();
  const path = { id: contact.id };
  const door = useDoor({
    name: `door-4-${contact.id}`,
    initial: newOrder(currency),
    ready: isComplete,
    bodyOf,
    send: (body, sent) => answerOf(api.POST('/api/contacts/{id}/orders', { body, params: { path, ...sent } })),
    onGiven: (given) => {
      onClose();
      say(t('orders.added', { number: given.order?.number ?? '' }), given.undo);
    },
  });
  const { form, values } = door;
  const setLines = (lines: Line[]) => form.setFieldValue('lines', lines);
  const nextKey = Math.max(...values.lines.map((line) => line.key)) + 1;
  return (
    <FormModal
      title={t('access.add_order_title')}
      verb={values.payment_required ? t('orders.create') : t('access.give')}
      onClose={onClose}
      api={door.api}
      size={640}
      disabled={!door.complete}
    >
      {values.lines.map((line) => (
        <OrderLine
          key={line.key}
          line={line}
          taken={values.lines.map((other) => other.product)}
          onChange={(next) => setLines(values.lines.map((other) => (other.key === line.key ? next : other)))}
          onRemove={
            values.lines.length > 1
              ? () => setLines(values.lines.filter((other) => other.key !== line.key))
              : undefined
          }
        />
      ))}
      <Group>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={16} />}
          onClick={() => setLines([...values.lines, emptyLine(nextKey)])}
        >
          {t('access.add_product_to_order')}
        </Button>
      </Group>
      <Stack gap="sm">
        <Switch
          label={t('access.payment_required')}
          description={t('access.payment_required_hint')}
          {...form.getInputProps('payment_required', { type: 'checkbox' })}
        />
        <MoneyInput
          label={t('orders.price')}
          amount={values.price}
          currency={values.currency}
          onAmount={(price) => form.setFieldValue('price', price)}
          onCurrency={(code) => form.setFieldValue('currency', code)}
          error={form.errors.price}
          required={values.payment_required}
        />
        {!values.payment_required && <ReasonChips form={partOf(form)} />}
      </Stack>
      <MailsLine values={values} onChange={(kind, value) => form.setFieldValue(kind, value)} />
      <EffectsPanel {...door.panel} hint={t('access.effects.choose_lessons')} />
    </FormModal>
  );
}
