// SPDX-License-Identifier: Apache-2.0
import type { BatchAct } from '../../api/types';
import { type AccessValues, isComplete, mailsOf } from '../access/access-values';
import type { EndValues } from '../access/end-field';
import { freezeOf, type FreezeValues } from '../access/freeze-values';
import { lengthOf, type LengthValues } from '../access/length';
import type { CarriedValues } from '../access/plan-values';

type Mails = Pick<AccessValues, 'activation' | 'access'>;
export type NewPlanValues = Omit<CarriedValues, 'anyway'> & Mails & { offer: string };
export type TagValues = { names: string[] };

function given(values: AccessValues): BatchAct | null {
  if (!isComplete(values)) return null;
  const { product, offer, reason } = values;
  const what = values.kind === 'full' ? { product, full: true } : { offer };
  return { give: { ...what, mails: mailsOf(values), reason } };
}

function replaced(values: NewPlanValues): BatchAct | null {
  const { offer, keep_start, end } = values;
  return offer === '' ? null : { change_plan: { offer, keep_start, end, mails: mailsOf(values) } };
}

function extended(values: LengthValues): BatchAct | null {
  const extend = lengthOf(values);
  return extend && { extend };
}

function ended({ kind, until }: EndValues): BatchAct | null {
  if (kind === 'never') return { set_end: { until: null } };
  return until === '' ? null : { set_end: { until } };
}

function frozen(values: FreezeValues): BatchAct | null {
  const freeze = freezeOf(values);
  return freeze && { freeze };
}

/** What is asked of the server; null while the form is not complete. */
export const actOf = {
  give: given,
  change_plan: replaced,
  extend: extended,
  set_end: ended,
  freeze: frozen,
  unfreeze: (): BatchAct => ({ unfreeze: {} }),
  back_to_offer: (): BatchAct => ({ back_to_offer: {} }),
  revoke: (): BatchAct => ({ revoke: {} }),
  tag: ({ names }: TagValues): BatchAct | null => (names.length > 0 ? { tag: { names } } : null),
  untag: ({ names }: TagValues): BatchAct | null => (names.length > 0 ? { untag: { names } } : null),
  access_mail: (): BatchAct => ({ access_mail: {} }),
};

export type ActName = keyof typeof actOf;

const names = Object.keys(actOf) as ActName[];

export const nameOf = (act: BatchAct): ActName => names.find((name) => act[name]) ?? 'extend';

/** Done to accesses a person holds already: which of them are meant has to be said. */
export const onAccesses = new Set<ActName>([
  'change_plan',
  'extend',
  'set_end',
  'freeze',
  'unfreeze',
  'back_to_offer',
  'revoke',
]);

export const rightFor = (act: ActName): string => {
  if (act === 'tag' || act === 'untag') return 'edit_contacts';
  return act === 'access_mail' ? 'send_mails' : 'give_access';
};
