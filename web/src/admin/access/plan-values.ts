// SPDX-License-Identifier: Apache-2.0
import type { EffectWarning, Effects, PlanChangeDraft } from '../../api/types';
import { minorUnits } from '../../lib/money';
import { type AccessValues, mailsOf, paymentOf } from './access-values';

export const ends = ['from_today', 'keep_old', 'longer'] as const;

/** What the new plan takes over from the old one. */
export type CarriedValues = {
  keep_start: boolean;
  end: (typeof ends)[number];
  /** The new plan is one of another course, and that was seen. */
  anyway: boolean;
};

export type PlanValues = AccessValues & CarriedValues;

export const newCarried: CarriedValues = { keep_start: true, end: 'from_today', anyway: false };

/** Null while the form is not complete. */
export function planBody(values: PlanValues): PlanChangeDraft | null {
  const { offer, paid, keep_start, end } = values;
  if (offer === '' || (paid && minorUnits(values.amount, values.currency) === null)) return null;
  return { offer, keep_start, end, ...paymentOf(values), mails: mailsOf(values) };
}

/** Not rehearsed: the rehearsal is what says that it is needed. */
export const anywayOf = ({ anyway }: CarriedValues): { anyway?: boolean } => (anyway ? { anyway } : {});

export const warningIn = (effects: Effects | undefined, code: string): EffectWarning | undefined =>
  effects?.warnings.find((warning) => warning.code === code);
