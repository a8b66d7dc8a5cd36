// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { Offer, OfferRow } from '../../../api/types';
import { partOf } from '../../../lib/forms';
import { typedAmount } from '../../../lib/money';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { accessChoice, isComplete, mailChoice, newAccess } from '../../access/access-values';
import { EffectsPanel } from '../../access/effects-panel';
import { MailFields } from '../../access/mail-fields';
import { PaymentFields } from '../../access/payment-fields';
import { SameOffer } from '../../access/same-offer';
import { useDoor } from '../../access/use-door';
import { isNamed, newWho, NewOrExisting, whoOf } from '../../people/new-or-existing';

function newBuyer(offer: OfferRow | Offer, currency: string) {
  const price = offer.price ? { amount: typedAmount(offer.price.amount, offer.price.currency), currency: offer.price.currency } : {};
  const mails = 'mails' in offer ? { activation: mailChoice(offer.mails.activation), access: mailChoice(offer.mails.access) } : {};
  return { ...newWho, ...newAccess(currency, { offer: offer.id, ...price, ...mails }) };
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
      api={door.api as never}
      disabled={!door.complete}
    >
      <NewOrExisting form={partOf(form)} emailRequired />
      <SameOffer
        effects={door.effects}
        value={values.same_offer}
        onChange={(choice) => form.setFieldValue('same_offer', choice)}
      />
      <PaymentFields form={partOf(form)} />
      <MailFields values={values} onChange={(kind, value) => form.setFieldValue(kind, value)} />
      <EffectsPanel {...door.panel} hint={t('access.effects.choose_person')} />
    </FormModal>
  );
}
