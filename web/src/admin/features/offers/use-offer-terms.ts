// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { Offer, OfferChanged, OfferEdit } from '../../../api/types';
import { minorUnits, typedAmount } from '../../../lib/money';
import { asPolicy, isSound, sentPolicy } from '../../../lib/policy';
import { useToast } from '../../../ui/toast';
import { type ApiForm, useApiForm } from '../../../ui/use-api-form';
import { mailChoice } from '../../access/access-values';
import { offerBody, type OfferLine, type OfferValues, placeOffer } from '../../access/offer-form';
import { attributes, attributeText } from '../../access/policy-text';
import { useImpact } from '../../access/use-impact';
import { useProducts } from '../../access/use-products';

function valuesOf(offer: Offer, currency: string): OfferValues {
  return {
    title: offer.title,
    status: offer.status,
    price: offer.price ? typedAmount(offer.price.amount, offer.price.currency) : '',
    currency: offer.price?.currency ?? currency,
    lines: offer.lines.map((line, i) => ({
      key: line.id ?? `line-${i}`,
      ...(line.id ? { id: line.id } : {}),
      product: line.product.id,
      policy: asPolicy(line.policy),
    })),
    activation: mailChoice(offer.mails.activation),
    access: mailChoice(offer.mails.access),
  };
}

function mailText(choice: string, t: TFunction): string {
  if (choice === 'none') return t('access.mail_none');
  return choice === 'standard' ? t('access.mail_standard') : t('access.mail_own');
}

/** Lines carry keys of the screen and ids: what they say is their product and its terms. */
function useVersionFields() {
  const { t, i18n } = useTranslation();
  const titles = new Map(useProducts().map((product) => [product.id, product.title]));
  const lineText = (line: OfferLine) =>
    [
      titles.get(line.product) ?? line.product,
      ...attributes.map((one) => attributeText(one, line.policy, t, i18n.language)),
    ].join('\n');
  return {
    title: { label: t('common.title') },
    price: { label: t('offers.price') },
    currency: { label: t('common.currency') },
    status: {
      label: t('common.status'),
      show: (status: Offer['status']) => t(`common.status_${status}`),
    },
    lines: {
      label: t('contacts.products'),
      show: (lines: OfferLine[]) => lines.map(lineText).join('\n\n'),
      plain: (lines: OfferLine[]) => lines.map((line) => [line.product, sentPolicy(line.policy)]),
    },
    activation: { label: t('access.mail_activation'), show: (choice: string) => mailText(choice, t) },
    access: { label: t('access.mail_access'), show: (choice: string) => mailText(choice, t) },
  };
}

function useRules() {
  const { t } = useTranslation();
  return {
    title: (value: string) => (value.trim() ? null : t('errors.required')),
    price: (value: string, { currency }: OfferValues) =>
      value.trim() === '' || minorUnits(value, currency) !== null ? null : t('errors.money.invalid'),
    lines: (lines: OfferLine[]) => (lines.every(({ policy }) => isSound(policy)) ? null : t('errors.terms.unsound')),
  };
}

const send = (id: string, body: OfferEdit, version: number, from: number | null): Promise<OfferChanged> =>
  answerOf(
    api.PATCH('/api/offers/{id}', {
      body,
      params: {
        path: { id },
        query: from === null ? {} : { dry_run: true, ...(from > 0 ? { impact_from: from } : {}) },
        header: ifMatch(version),
      },
    }),
  );

const linesOf = (values: OfferValues) => ({ lines: offerBody(values).lines });

/** What reaches the people who follow the offer; a title or a price does not. */
function changedLines(values: OfferValues, base: OfferValues) {
  const complete = values.lines.every(({ product, policy }) => product !== '' && isSound(policy));
  const same = JSON.stringify(linesOf(values)) === JSON.stringify(linesOf(base));
  return complete && !same ? linesOf(values) : null;
}

/** An offer as a form: each change of its terms is rehearsed for everybody who follows it. */
export function useOfferTerms(offer: Offer) {
  const { t } = useTranslation();
  const { say } = useToast();
  const { currency } = useSchool();
  const [applied, setApplied] = useState<OfferChanged | null>(null);
  const apiForm: ApiForm<OfferValues> = useApiForm<OfferValues, OfferChanged>({
    initial: valuesOf(offer, currency),
    versions: {
      version: offer.version,
      of: (current: Offer) => valuesOf(current, currency),
      fields: useVersionFields(),
      look: true,
    },
    place: placeOffer,
    rules: useRules(),
    send: (values, version) => {
      const lines = changedLines(values, apiForm.form.getInitialValues());
      return send(offer.id, { ...offerBody(values), ...(lines ? foreseen.decided(lines) : {}) }, version, null);
    },
    onDone: (changed) => {
      foreseen.setKeep(true);
      setApplied(changed.job ? changed : null);
      say(t('offers.saved'), changed.undo);
    },
  });
  const { form } = apiForm;
  const lines = changedLines(form.values, form.getInitialValues());
  const foreseen = useImpact(`offer-${offer.id}-${offer.version}`, lines, (body, from) =>
    send(offer.id, body, offer.version, from),
  );
  return {
    api: apiForm,
    foreseen,
    /** Something was changed that reaches people. */
    reaches: lines !== null,
    applied,
    close: () => setApplied(null),
  };
}
