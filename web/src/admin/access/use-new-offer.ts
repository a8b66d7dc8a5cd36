// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useSchool } from '../../api/session';
import type { Offer } from '../../api/types';
import { minorUnits } from '../../lib/money';
import { isSound } from '../../lib/policy';
import { useApiForm } from '../../ui/use-api-form';
import { newLine, offerBody, type OfferValues, placeOffer } from './offer-form';

export type MadeOffer = Pick<Offer, 'id' | 'title' | 'price'>;

export function useNewOffer(product: string, onMade: (offer: MadeOffer) => void) {
  const { t } = useTranslation();
  const { currency } = useSchool();
  const keyFor = useIdempotencyKey();
  const initial: OfferValues = {
    title: '',
    status: 'published',
    price: '',
    currency,
    lines: [newLine('first', product)],
    activation: 'standard',
    access: 'standard',
  };
  return useApiForm({
    initial,
    place: placeOffer,
    rules: {
      title: (value) => (value.trim() ? null : t('errors.required')),
      price: (value, values) =>
        value.trim() === '' || minorUnits(value, values.currency) !== null
          ? null
          : t('errors.money.invalid'),
      lines: (lines) => (lines.every(({ policy }) => isSound(policy)) ? null : t('errors.terms.unsound')),
    },
    send: (values) => {
      const body = offerBody(values);
      return answerOf(api.POST('/api/offers', { body, params: { header: keyFor(body) } }));
    },
    onDone: onMade,
  });
}
