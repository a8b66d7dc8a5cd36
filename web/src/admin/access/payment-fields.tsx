// SPDX-License-Identifier: Apache-2.0
import { Chip, Group, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { DayInput } from '../../ui/day-input';
import { type AccessValues, methods, reasons } from './access-values';
import { MoneyInput } from './money-input';

type Form = UseFormReturnType<AccessValues>;

/** Was it paid: with the amount, or with a reason why it needed no payment here. */
export function PaymentFields({ form }: { form: Form }) {
  const { t } = useTranslation();
  const { paid } = form.values;
  const mayRecord = useCan()('record_payments');
  if (!mayRecord) return <ReasonChips form={form} />;
  return (
    <Stack gap="sm">
      <Switch
        label={t('access.paid')}
        description={paid ? t('access.paid_hint') : undefined}
        {...form.getInputProps('paid', { type: 'checkbox' })}
      />
      {paid ? <PaidDetails form={form} /> : <ReasonChips form={form} />}
    </Stack>
  );
}

export function ReasonChips({ form }: { form: UseFormReturnType<AccessValues> }) {
  const { t } = useTranslation();
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500} id="access-reason">
        {t('access.reason_label')}
      </Text>
      <Chip.Group value={form.values.reason} onChange={(value) => form.setFieldValue('reason', value)}>
        <Group gap="xs" role="group" aria-labelledby="access-reason">
          {reasons.map((reason) => (
            <Chip key={reason} value={reason} size="sm" variant="outline">
              {t(`access.given_for.${reason}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Textarea
        aria-label={t('access.note')}
        placeholder={t('access.note')}
        autosize
        minRows={1}
        {...form.getInputProps('note')}
      />
    </Stack>
  );
}

function PaidDetails({ form }: { form: Form }) {
  const { t } = useTranslation();
  const data = methods.map((value) => ({ value, label: t(`orders.method.${value}`) }));
  return (
    <Stack gap="sm">
      <Group grow align="flex-start">
        <MoneyInput
          label={t('orders.amount')}
          amount={form.values.amount}
          currency={form.values.currency}
          onAmount={(amount) => form.setFieldValue('amount', amount)}
          onCurrency={(currency) => form.setFieldValue('currency', currency)}
          error={form.errors.amount ?? form.errors.paid}
          required
        />
        <DayInput
          label={t('orders.paid_on')}
          value={form.values.paid_on}
          onChange={(day) => form.setFieldValue('paid_on', day)}
        />
      </Group>
      <Group grow align="flex-start">
        <Select label={t('orders.method_label')} data={data} allowDeselect={false} {...form.getInputProps('method')} />
        <TextInput label={t('orders.reference')} {...form.getInputProps('reference')} />
      </Group>
      <Switch label={t('access.in_reports')} {...form.getInputProps('in_reports', { type: 'checkbox' })} />
    </Stack>
  );
}
