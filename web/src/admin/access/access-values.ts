// SPDX-License-Identifier: Apache-2.0
import type { AccessChoice, MailsChoice } from '../../api/types';
import { minorUnits } from '../../lib/money';

export const reasons = ['paid_elsewhere', 'gift', 'team', 'goodwill'] as const;
export const methods = ['bank_transfer', 'cash', 'card', 'other_platform', 'other'] as const;

export type AccessValues = {
  product: string;
  kind: 'offer' | 'full';
  offer: string;
  paid: boolean;
  amount: string;
  currency: string;
  paid_on: string;
  method: (typeof methods)[number];
  reference: string;
  in_reports: boolean;
  reason: (typeof reasons)[number];
  note: string;
  activation: string;
  access: string;
  same_offer: 'extend' | 'second';
};

export function newAccess(currency: string, given: Partial<AccessValues> = {}): AccessValues {
  return {
    product: '',
    kind: 'offer',
    offer: '',
    paid: false,
    amount: '',
    currency,
    paid_on: '',
    method: 'bank_transfer',
    reference: '',
    in_reports: true,
    reason: 'paid_elsewhere',
    note: '',
    activation: 'standard',
    access: 'standard',
    same_offer: 'extend',
    ...given,
  };
}

const oneMail = (choice: string): MailsChoice['access'] => {
  if (choice.startsWith('tpl_')) return { template: choice };
  return choice === 'none' ? 'none' : 'standard';
};

export const mailsOf = (values: { activation: string; access: string }): MailsChoice => ({
  activation: oneMail(values.activation),
  access: oneMail(values.access),
});

export const mailChoice = (sent: unknown): string => {
  if (typeof sent === 'object' && sent !== null && 'template' in sent) return String(sent.template);
  return typeof sent === 'string' ? sent : 'standard';
};

export function paymentOf(values: AccessValues): Pick<AccessChoice, 'paid' | 'reason' | 'note'> {
  const note = values.note.trim() ? { note: values.note.trim() } : {};
  const amount = minorUnits(values.amount, values.currency);
  if (!values.paid || amount === null) return { reason: values.reason, ...note };
  return {
    paid: {
      amount: { amount, currency: values.currency },
      method: values.method,
      in_reports: values.in_reports,
      ...(values.paid_on ? { paid_on: values.paid_on } : {}),
      ...(values.reference.trim() ? { reference: values.reference.trim() } : {}),
    },
    ...note,
  };
}

/** What is opened, and was it paid: two questions, and neither answers the other. */
export function accessChoice(values: AccessValues): AccessChoice {
  return {
    ...(values.kind === 'full' ? { full: true } : { offer: values.offer }),
    ...paymentOf(values),
    mails: mailsOf(values),
    ...(values.kind === 'offer' ? { same_offer: values.same_offer } : {}),
  };
}

export function isComplete(values: AccessValues): boolean {
  const what = values.kind === 'full' ? values.product !== '' : values.offer !== '';
  return what && (!values.paid || minorUnits(values.amount, values.currency) !== null);
}
