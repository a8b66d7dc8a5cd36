// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { Import, ImportRow } from '../../../api/types';
import { accessText } from './row-text';

const all = { params: { query: { limit: 200 } } };

/** What each row gives, by the titles of offers and courses. */
export function useAccessText(item: Import): (row: ImportRow) => string {
  const { t, i18n } = useTranslation();
  const offers = $api.useQuery('get', '/api/offers', all).data?.items ?? [];
  const titles = new Map(offers.map((offer) => [offer.id, offer.title]));
  const voice = {
    t,
    language: i18n.language,
    offerOf: (id: string) => titles.get(id) ?? id,
    productOf: (id: string) => (item.product?.id === id ? item.product.title : id),
  };
  return (row) => accessText(row, voice);
}
