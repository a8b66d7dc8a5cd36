// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { minorUnits } from '../../lib/money';
import { type Policy, sentPolicy, wholeCourse } from '../../lib/policy';
import { Section, TwoColumns } from '../../ui/section';
import { mailsOf } from './access-values';
import { MailFields } from './mail-fields';
import { MoneyInput } from './money-input';
import { PolicyEditor } from './policy-editor';
import { ProductSelect } from './product-select';

export type OfferLine = { key: string; id?: string; product: string; policy: Policy };

const statuses = ['draft', 'published', 'closed', 'archived'] as const;

export type OfferValues = {
  title: string;
  status: (typeof statuses)[number];
  price: string;
  currency: string;
  lines: OfferLine[];
  activation: string;
  access: string;
};

export const newLine = (key: string, product = ''): OfferLine => ({ key, product, policy: wholeCourse });

export function offerBody(values: OfferValues) {
  const amount = values.price.trim() ? minorUnits(values.price, values.currency) : null;
  return {
    title: values.title.trim(),
    status: values.status,
    price: amount === null ? null : { amount, currency: values.currency },
    lines: values.lines
      .filter((line) => line.product !== '')
      .map(({ product, policy }) => ({ product, policy: sentPolicy(policy) })),
    mails: mailsOf(values),
  };
}

export const placeOffer = (pointer: string) => (pointer.startsWith('/mails') ? 'access' : pointer.slice(1).split('/').join('.'));

export function OfferFields({ form }: { form: UseFormReturnType<OfferValues> }) {
  const { t } = useTranslation();
  return <TwoColumns main={<Lines form={form} />} side={<Side form={form} label={t('offers.terms')} />} />;
}

function Lines({ form }: { form: UseFormReturnType<OfferValues> }) {
  const { t } = useTranslation();
  const { lines } = form.values;
  const set = (next: OfferLine[]) => form.setFieldValue('lines', next);
  const taken = lines.map((line) => line.product);
  return (
    <>
      {lines.map((line, i) => (
        <Section key={line.key} title={t('offers.line', { number: i + 1 })}>
          <Stack gap="md">
            <ProductSelect
              value={line.product}
              exclude={taken}
              error={form.errors[`lines.${i}.product`]}
              onChange={(product) => set(lines.map((one) => (one.key === line.key ? { ...one, product } : one)))}
            />
            {line.product && (
              <PolicyEditor
                withFull
                product={line.product}
                policy={line.policy}
                error={form.errors[`lines.${i}.policy`] ?? form.errors[`lines.${i}.policy.scope`]}
                onChange={(policy) => set(lines.map((one) => (one.key === line.key ? { ...one, policy } : one)))}
              />
            )}
            {lines.length > 1 && (
              <Group>
                <Button variant="default" onClick={() => set(lines.filter((one) => one.key !== line.key))}>
                  {t('offers.remove_line')}
                </Button>
              </Group>
            )}
          </Stack>
        </Section>
      ))}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => set([...lines, newLine(`new-${Date.now()}`)])}
        >
          {t('access.add_product_to_order')}
        </Button>
      </Group>
    </>
  );
}

function Side({ form, label }: { form: UseFormReturnType<OfferValues>; label: string }) {
  const { t } = useTranslation();
  const { values } = form;
  return (
    <>
      <Section title={label}>
        <Stack gap="md">
          <TextInput label={t('common.title')} required {...form.getInputProps('title')} />
          <MoneyInput
            label={t('offers.price')}
            description={t('offers.price_hint')}
            amount={values.price}
            currency={values.currency}
            onAmount={(price) => form.setFieldValue('price', price)}
            onCurrency={(currency) => form.setFieldValue('currency', currency)}
            error={form.errors.price}
          />
          <Select
            label={t('common.status')}
            allowDeselect={false}
            data={statuses.map((value) => ({ value, label: t(`common.status_${value}`) }))}
            {...form.getInputProps('status')}
          />
          {values.status === 'closed' && (
            <Text size="sm" c="dimmed">
              {t('offers.closed_hint')}
            </Text>
          )}
        </Stack>
      </Section>
      <Section title={t('nav.mails')} hint={t('offers.mails_hint')}>
        <MailFields values={values} onChange={(kind, value) => form.setFieldValue(kind, value)} />
      </Section>
    </>
  );
}
