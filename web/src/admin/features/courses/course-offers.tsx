// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import type { Product } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { MoneyText } from '../../../ui/money-text';
import { RowLink } from '../../../ui/row-link';
import { Rows } from '../../../ui/rows';
import { Section } from '../../../ui/section';
import { Publication } from '../../access/publication';

export function CourseOffers({ course }: { course: Product }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const offers = $api.useQuery('get', '/api/products/{id}/offers', {
    params: { path: { id: course.id }, query: { limit: 100 } },
  });
  if (offers.isError) return <FailedState error={offers.error} onRetry={() => void offers.refetch()} />;
  const add = can('edit_offers') && (
    <Button
      leftSection={<IconPlus size={16} />}
      component={Link}
      to="/offers/new"
      search={{ product: course.id } as never}
    >
      {t('offers.add')}
    </Button>
  );
  return (
    <Section title={t('courses.tab.offers')} hint={t('courses.offers_hint')} actions={add} flush>
      {offers.data?.total === 0 ? (
        <EmptyState kind="nothing-yet" title={t('offers.none')} text={t('offers.none_text')} />
      ) : (
        <Rows
          label={t('courses.tab.offers')}
          rows={offers.data?.items ?? []}
          keyOf={(offer) => offer.id}
          inCard
          columns={[
            {
              header: t('access.offer'),
              width: 'minmax(160px, 2fr)',
              phone: 'title',
              cell: (offer) => <RowLink to={`/offers/${offer.id}`}>{offer.title}</RowLink>,
            },
            {
              header: t('common.status'),
              width: '130px',
              phone: 'aside',
              cell: (offer) => <Publication status={offer.status} />,
            },
            {
              header: t('offers.price'),
              width: '140px',
              align: 'end',
              cell: (offer) => <MoneyText money={offer.price} none={t('offers.free')} />,
            },
            {
              header: t('offers.sales'),
              width: '140px',
              align: 'end',
              cell: (offer) => formatNumber(offer.sales, i18n.language),
            },
          ]}
        />
      )}
    </Section>
  );
}
