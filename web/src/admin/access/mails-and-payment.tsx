// SPDX-License-Identifier: Apache-2.0
import { Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../lib/format';
import { minorUnits } from '../../lib/money';
import type { AccessValues } from './access-values';
import { MailFields, type MailKind, useMailChoices } from './mail-fields';
import { PaymentFields } from './payment-fields';
import { SummaryLine } from './summary-line';
import { useOfferMails } from './use-offer-mails';

type Form = UseFormReturnType<AccessValues>;

const behind = ['amount', 'paid', 'paid_on', 'method', 'reference', 'note', 'activation', 'access'];

function usePaymentText(values: AccessValues): string {
  const { t, i18n } = useTranslation();
  if (!values.paid) {
    return t('access.unpaid_because', { reason: t(`access.given_for.${values.reason}`) });
  }
  const amount = minorUnits(values.amount, values.currency);
  if (amount === null) return t('access.paid_unknown');
  const sum = formatMoney({ amount, currency: values.currency }, i18n.language);
  return values.in_reports ? t('access.paid_sum', { sum }) : t('access.paid_sum_apart', { sum });
}

function useMailNames(values: { activation: string; access: string }) {
  const { t } = useTranslation();
  const choices = useMailChoices();
  const nameOf = (kind: MailKind) =>
    choices(kind).find((choice) => choice.value === values[kind])?.label ?? t('access.mail_own');
  return { activation: nameOf('activation'), access: nameOf('access') };
}

/** Was it paid, and which e-mails leave: asked for, answered with the usual, in one line. */
export function MailsAndPayment({ form }: { form: Form }) {
  const { t } = useTranslation();
  useOfferMails(form);
  const payment = usePaymentText(form.values);
  const names = useMailNames(form.values);
  return (
    <SummaryLine
      text={t('access.summary', { ...names, payment })}
      forced={behind.some((field) => form.errors[field] !== undefined)}
    >
      <Stack gap="md">
        <PaymentFields form={form} />
        <MailFields
          values={form.values}
          onChange={(kind, value) => form.setFieldValue(kind, value)}
        />
      </Stack>
    </SummaryLine>
  );
}

interface MailsProps {
  values: { activation: string; access: string };
  onChange: (kind: MailKind, value: string) => void;
}

/** Where the payment is a question of its own. */
export function MailsLine({ values, onChange }: MailsProps) {
  const { t } = useTranslation();
  return (
    <SummaryLine text={t('access.mails_line', useMailNames(values))}>
      <MailFields values={values} onChange={onChange} />
    </SummaryLine>
  );
}
