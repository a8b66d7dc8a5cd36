// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { Money } from '../../api/types';
import { formatMoney } from '../../lib/format';
import { typedAmount } from '../../lib/money';

interface Priced {
  title: string;
  price: Money | null;
}

/** An offer where it is chosen: its name, and its price where it has one. */
export const offerText = ({ title, price }: Priced, t: TFunction, language: string): string =>
  price ? t('access.offer_priced', { title, price: formatMoney(price, language) }) : title;

/** What the fields of a payment propose with it. */
export const priceOf = (offer: Partial<Priced> | undefined): { amount?: string; currency?: string } =>
  offer?.price ? { amount: typedAmount(offer.price.amount, offer.price.currency), currency: offer.price.currency } : {};
