// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import type { ApiError } from '../../../api/errors';
import { useSchool } from '../../../api/session';
import type { ContactCard, EffectWarning, Effects, GrantRow, PlanChangeDraft } from '../../../api/types';
import { useToast } from '../../../ui/toast';
import { type AccessValues, accessChoice, isComplete, newAccess } from '../../access/access-values';
import type { OtherPlanValues } from '../../access/other-plan';
import { newCarried, planBody } from '../../access/plan-values';
import { useDoor } from '../../access/use-door';
import { newerIn } from '../../access/use-grant-act';

type Values = AccessValues & OtherPlanValues;

/** The plan of the same course that the chosen offer would stand beside. */
interface Present {
  offer: string;
  grant: string;
  version: number;
  until: string | null;
}

const besideBody = (values: Values) => ({ product: values.product, ...accessChoice(values) });
type Body = ReturnType<typeof besideBody> | PlanChangeDraft;

const isPlan = (body: Body): body is PlanChangeDraft => 'keep_start' in body;

const replaces = (values: Values, present: Present | null): present is Present =>
  values.kind === 'offer' && values.other_plan === 'replace' && values.offer === present?.offer;

function warnedOf(effects: Effects | undefined, product: string): EffectWarning | undefined {
  const others = (effects?.warnings ?? []).filter(({ code, grant }) => code === 'offer.other_active' && grant !== null);
  return others.find((one) => one.product === product) ?? others[0];
}

const presentIn = ({ grant, version, until }: EffectWarning, offer: string): Present => ({
  offer,
  grant: grant ?? '',
  version: version ?? 0,
  until,
});

/** Door 3 gives a product, or puts one plan of it in the place of another; which, shows with its rehearsal. */
export function useAddProduct(contact: ContactCard, product: string | undefined, onClose: () => void) {
  const { t } = useTranslation();
  const { say } = useToast();
  const { currency } = useSchool();
  const [present, setPresent] = useState<Present | null>(null);
  const [overtaken, setOvertaken] = useState(false);
  const path = { id: contact.id };
  const name = contact.name || contact.email || '';
  const take = (newer: GrantRow) => {
    setPresent((before) => before && { ...before, version: newer.version, until: newer.end_at });
    setOvertaken(true);
  };
  const door = useDoor<Values, Body>({
    name: `door-3-${contact.id}`,
    way: (values) => (replaces(values, present) ? `${present.grant} ${present.version}` : ''),
    initial: { ...newAccess(currency, product ? { product } : {}), ...newCarried, other_plan: 'replace' },
    ready: isComplete,
    bodyOf: (values) => (replaces(values, present) ? planBody(values) : null) ?? besideBody(values),
    send: (body, { query, header }) => {
      if (!isPlan(body)) return answerOf(api.POST('/api/contacts/{id}/grants', { body, params: { path, query, header } }));
      const params = { path: { id: present?.grant ?? '' }, query, header: { ...header, ...ifMatch(present?.version ?? 0) } };
      return answerOf(api.POST('/api/grants/{id}/plan', { body, params }));
    },
    onError: (error: ApiError) => {
      const newer = newerIn(error);
      if (newer) take(newer);
      return newer !== null;
    },
    onGiven: (given) => {
      onClose();
      say(t('replaced' in given ? 'access.plan.done' : 'access.given', { name }), given.undo);
    },
  });
  const { values, effects, panel } = door;
  const replacing = replaces(values, present);
  const newer = replacing ? newerIn(panel.error) : null;
  if (newer && newer.version !== present?.version) take(newer);
  const warned = panel.pending || replacing || values.kind === 'full' ? undefined : warnedOf(effects, values.product);
  const found = warned && presentIn(warned, values.offer);
  if (found && JSON.stringify(found) !== JSON.stringify(present)) setPresent(found);
  const beside = values.kind === 'offer' && values.offer === present?.offer ? present : null;
  return { door, replacing, overtaken, present: beside };
}
