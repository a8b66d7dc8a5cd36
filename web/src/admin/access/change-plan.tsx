// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useSchool } from '../../api/session';
import type { GrantRow } from '../../api/types';
import { formatLastDay } from '../../lib/format';
import { partOf } from '../../lib/forms';
import { rememberChoices, withLastChoices } from '../../lib/last-choices';
import { FormModal } from '../../ui/form-modal';
import { useToast } from '../../ui/toast';
import { newAccess } from './access-values';
import { EffectsPanel } from './effects-panel';
import type { ActProps } from './grant-act';
import { MailsAndPayment } from './mails-and-payment';
import { Meanwhile } from './meanwhile';
import { priceOf } from './offer-text';
import { placeAccess } from './place-access';
import { PlanCarried } from './plan-carried';
import { PlanOffer } from './plan-offer';
import { anywayOf, newCarried, planBody, type PlanValues, warningIn } from './plan-values';
import { useGrantAct } from './use-grant-act';

const door = 'plan';

function usePlanValues(grant: GrantRow): PlanValues {
  const { currency } = useSchool();
  const begun = newAccess(currency, { product: grant.product.id });
  const [values] = useState(() => withLastChoices(door, { ...begun, ...newCarried }, ['kind']));
  return values;
}

/** The new plan opens and the old one closes at one instant, so that nothing is closed between them. */
export function ChangePlan({ grant, name, onClose }: ActProps) {
  const { t } = useTranslation();
  const { say } = useToast();
  const act = useGrantAct({
    act: 'plan',
    grant,
    initial: usePlanValues(grant),
    bodyOf: planBody,
    besides: anywayOf,
    place: placeAccess,
    send: (body, params) => answerOf(api.POST('/api/grants/{id}/plan', { body, params })),
    onDone: ({ undo }, values) => {
      rememberChoices(door, values);
      onClose();
      say(t('access.plan.done', { name }), undo);
    },
  });
  const { form, values, panel } = act;
  const elsewhere = warningIn(panel.effects, 'plan.other_product');
  return (
    <FormModal
      title={t('access.plan.title', { product: grant.product.title, name })}
      verb={t('access.plan.change')}
      onClose={onClose}
      api={act.api}
      disabled={!act.complete || (elsewhere !== undefined && !values.anyway)}
    >
      <Meanwhile before={act.began} now={act.grant} />
      <Present grant={act.grant} />
      <PlanOffer
        grant={act.grant}
        value={values.offer}
        onChange={(offer) => form.setValues({ offer: offer.id, anyway: false, ...priceOf(offer) })}
        error={form.errors.offer}
      />
      {elsewhere && (
        <Checkbox
          label={t('access.plan.anyway', { product: elsewhere.title })}
          {...form.getInputProps('anyway', { type: 'checkbox' })}
        />
      )}
      <PlanCarried form={partOf(form)} end={act.grant.end_at} />
      <MailsAndPayment form={partOf(form)} />
      <EffectsPanel {...panel} title={t('access.effects.title_change')} hint={t('access.plan.hint')} />
    </FormModal>
  );
}

function Present({ grant }: { grant: GrantRow }) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const plan = grant.offer?.title ?? t(`access.kind.${grant.kind}`);
  const until = grant.end_at && formatLastDay(grant.end_at, i18n.language, zone);
  return (
    <Text size="sm">{until ? t('access.plan.present_until', { plan, until }) : t('access.plan.present', { plan })}</Text>
  );
}
