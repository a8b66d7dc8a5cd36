// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { Offer, OfferRow } from '../../../api/types';
import { partOf } from '../../../lib/forms';
import { typedAmount } from '../../../lib/money';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { accessChoice, isComplete, newAccess } from '../../access/access-values';
import { EffectsPanel } from '../../access/effects-panel';
import { MailsAndPayment } from '../../access/mails-and-payment';
import { SameOffer } from '../../access/same-offer';
import { UntilWhen } from '../../access/until-when';
import { useDoor } from '../../access/use-door';
import { isNamed, newWho, NewOrExisting, whoOf } from '../../people/new-or-existing';

function newBuyer(offer: OfferRow | Offer, currency: string) {
  const { price: asked } = offer;
  const price = asked
    ? { amount: typedAmount(asked.amount, asked.currency), currency: asked.currency }
    : {};
  return { ...newWho, ...newAccess(currency, { offer: offer.id, ...price }) };
}

type Values = ReturnType<typeof newBuyer>;

function bodyOf(values: Values) {
  const { offer: _offer, ...choice } = accessChoice(values);
  return { contact: whoOf(values), ...choice };
}

const ready = (values: Values) => isNamed(values, true) && isComplete(values);

/** Door 5: a buyer from the offer. */
export function AddBuyer({ offer, onClose }: { offer: OfferRow | Offer; onClose: () => void }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const { currency } = useSchool();
  const path = { id: offer.id };
  const door = useDoor({
    name: `door-5-${offer.id}`,
    initial: newBuyer(offer, currency),
    fixed: ['kind'],
    ready,
    bodyOf,
    send: (body, sent) => answerOf(api.POST('/api/offers/{id}/buyers', { body, params: { path, ...sent } })),
    onGiven: (given) => {
      onClose();
      say(t('access.given', { name: given.contact?.name ?? '' }), given.undo);
    },
  });
  const { form, values } = door;
  return (
    <FormModal
      title={t('offers.add_buyer_title', { title: offer.title })}
      verb={t('access.give')}
      onClose={onClose}
      api={door.api}
      disabled={!door.complete}
    >
      <NewOrExisting form={partOf(form)} emailRequired error={door.panel.error} />
      <SameOffer
        effects={door.effects}
        value={values.same_offer}
        onChange={(choice) => form.setFieldValue('same_offer', choice)}
      />
      <UntilWhen effects={door.effects} kind={values.kind} />
      <MailsAndPayment form={partOf(form)} />
      <EffectsPanel {...door.panel} hint={t('access.effects.choose_person')} />
    </FormModal>
  );
}
