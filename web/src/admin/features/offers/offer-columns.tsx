// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { OfferRow } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import type { Column } from '../../../ui/data-table/columns';
import { MoneyText } from '../../../ui/money-text';
import { RowLink } from '../../../ui/row-link';
import { Publication } from '../../access/publication';

export function offerColumns(
  t: TFunction,
  language: string,
  onSell: ((offer: OfferRow) => void) | undefined,
): Column<OfferRow>[] {
  return [
    {
      id: 'title',
      header: t('access.offer'),
      width: 'minmax(170px, 2fr)',
      phone: 'title',
      cell: (offer) => <RowLink to={`/offers/${offer.id}`}>{offer.title}</RowLink>,
    },
    {
      id: 'products',
      header: t('contacts.products'),
      width: 'minmax(150px, 2fr)',
      cell: (offer) => offer.products.map((product) => product.title).join(', '),
    },
    {
      id: 'status',
      header: t('common.status'),
      width: '120px',
      phone: 'aside',
      cell: (offer) => <Publication status={offer.status} />,
    },
    {
      id: 'price',
      header: t('offers.price'),
      width: '130px',
      align: 'end',
      cell: (offer) => <MoneyText money={offer.price} none={t('offers.free')} />,
    },
    {
      id: 'sales',
      header: t('offers.sales'),
      width: '170px',
      align: 'end',
      phone: 'hidden',
      cell: (offer) => (
        <>
          {formatNumber(offer.sales, language)}
          {onSell && offer.status !== 'archived' && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} />}
              aria-label={t('offers.add_buyer_to', { title: offer.title })}
              onClick={() => onSell(offer)}
            >
              {t('common.add')}
            </Button>
          )}
        </>
      ),
    },
  ];
}
