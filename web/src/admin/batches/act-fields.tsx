// SPDX-License-Identifier: Apache-2.0
import { Select, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { partOf } from '../../lib/forms';
import { type AccessValues, newAccess } from '../access/access-values';
import { OfferOrFull, useOffers } from '../access/access-fields';
import { EndField, type EndValues } from '../access/end-field';
import { FreezeFields } from '../access/freeze-fields';
import type { FreezeValues } from '../access/freeze-values';
import { type LengthValues, newLength, usualExtensions } from '../access/length';
import { LengthField } from '../access/length-field';
import { MailsLine } from '../access/mails-and-payment';
import { offerText } from '../access/offer-text';
import { ReasonChips } from '../access/payment-fields';
import { PlanCarried } from '../access/plan-carried';
import { newCarried } from '../access/plan-values';
import { ProductSelect } from '../access/product-select';
import { useOfferMails } from '../access/use-offer-mails';
import { TagsField } from '../people/person-fields';
import { type ActName, actOf, type NewPlanValues, type TagValues } from './act-values';
import type { OfValues } from './of-fields';

interface Fields<V extends Record<string, unknown>> {
  form: UseFormReturnType<V>;
}

export interface Kind<V extends Record<string, unknown> = Record<string, unknown>> {
  initial: (given: { currency: string; course: string }) => V;
  actOf: (values: V) => ReturnType<(typeof actOf)[ActName]>;
  Fields: ComponentType<Fields<V>>;
}

/** Each act has values of its own; whoever shows one does not need to know which. */
const kind = <V extends Record<string, unknown>>(one: Kind<V>) => one as unknown as Kind;

const standardMails = { activation: 'standard', access: 'standard' };

const hint = (text: 'unfreeze' | 'back_to_offer' | 'revoke' | 'access_mail') =>
  function Hint() {
    const { t } = useTranslation();
    return <Text size="sm">{t(`batches.hint.${text}`)}</Text>;
  };

const simple = (name: 'unfreeze' | 'back_to_offer' | 'revoke' | 'access_mail') =>
  kind<Record<string, never>>({ initial: () => ({}), actOf: actOf[name], Fields: hint(name) });

function Give({ form }: Fields<AccessValues>) {
  const { values } = form;
  useOfferMails(form);
  return (
    <>
      <ProductSelect
        value={values.product}
        onChange={(product) => form.setValues({ product, offer: '' })}
        error={form.errors.product}
      />
      <OfferOrFull form={form} />
      <ReasonChips form={form} />
      <MailsLine values={values} onChange={(mail, value) => form.setFieldValue(mail, value)} />
    </>
  );
}

function NewPlan({ form }: Fields<NewPlanValues & OfValues>) {
  const { t, i18n } = useTranslation();
  const { of_product: course, of_offer: present } = form.values;
  const offers = (useOffers(course) ?? []).filter(({ id }) => id !== present);
  return (
    <>
      <Select
        label={t('access.plan.new')}
        placeholder={t('access.choose_offer')}
        data-autofocus={course !== '' || undefined}
        required
        searchable
        allowDeselect={false}
        disabled={course === ''}
        data={offers.map((one) => ({ value: one.id, label: offerText(one, t, i18n.language) }))}
        value={offers.some(({ id }) => id === form.values.offer) ? form.values.offer : null}
        onChange={(offer) => form.setFieldValue('offer', offer ?? '')}
        nothingFoundMessage={t('common.nothing_found')}
        error={form.errors.offer}
      />
      <PlanCarried form={partOf(form)} />
      <MailsLine values={form.values} onChange={(mail, value) => form.setFieldValue(mail, value)} />
    </>
  );
}

function Extend({ form }: Fields<LengthValues>) {
  const { t } = useTranslation();
  return <LengthField label={t('access.dates.by')} form={form} chips={usualExtensions} />;
}

function End({ form }: Fields<EndValues>) {
  return <EndField value={form.values} onChange={(change) => form.setValues(change)} error={form.errors.until} />;
}

function Tags({ form }: Fields<TagValues>) {
  return <TagsField value={form.values.names} onChange={(names) => form.setFieldValue('names', names)} />;
}

export const kinds: Record<ActName, Kind> = {
  give: kind<AccessValues>({
    initial: ({ currency }) => newAccess(currency),
    actOf: actOf.give,
    Fields: Give,
  }),
  change_plan: kind<NewPlanValues>({
    initial: () => ({ ...standardMails, offer: '', keep_start: newCarried.keep_start, end: newCarried.end }),
    actOf: actOf.change_plan,
    Fields: NewPlan as ComponentType<Fields<NewPlanValues>>,
  }),
  extend: kind<LengthValues>({ initial: () => newLength(), actOf: actOf.extend, Fields: Extend }),
  set_end: kind<EndValues>({ initial: () => ({ kind: 'day', until: '' }), actOf: actOf.set_end, Fields: End }),
  freeze: kind<FreezeValues>({
    initial: () => ({ ...newLength(), start: 'now', from: '' }),
    actOf: actOf.freeze,
    Fields: FreezeFields,
  }),
  unfreeze: simple('unfreeze'),
  back_to_offer: simple('back_to_offer'),
  revoke: simple('revoke'),
  tag: kind<TagValues>({ initial: () => ({ names: [] }), actOf: actOf.tag, Fields: Tags }),
  untag: kind<TagValues>({ initial: () => ({ names: [] }), actOf: actOf.untag, Fields: Tags }),
  access_mail: simple('access_mail'),
};
