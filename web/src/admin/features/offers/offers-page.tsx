// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import type { OfferRow } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { DataTable } from '../../../ui/data-table/data-table';
import { useListQuery } from '../../../ui/data-table/use-list-query';
import { EmptyState } from '../../../ui/empty-state';
import { FilterBar } from '../../../ui/filter-bar';
import { useListState } from '../../../ui/list-state';
import { NothingFound } from '../../../ui/nothing-found';
import { Page } from '../../../ui/page';
import { useSingleKeys } from '../../../ui/use-single-keys';
import { useProducts } from '../../access/use-products';
import { offerColumns } from './offer-columns';

const AddBuyer = lazy(async () => ({ default: (await import('./add-buyer')).AddBuyer }));
const statuses = ['draft', 'published', 'closed', 'archived'] as const;

export function OffersPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const { text } = useListState();
  const products = useProducts();
  const [total, setTotal] = useState<number>();
  const [selling, setSelling] = useState<OfferRow | null>(null);
  const mayEdit = can('edit_offers');
  useSingleKeys(mayEdit ? { c: () => void navigate({ to: '/offers/new' }) } : {});
  const query = {
    search: text('search'),
    status: text('status') as OfferRow['status'] | undefined,
    product: text('product'),
    sort: text('sort'),
  };
  const page = useListQuery(query, (wanted) =>
    $api.queryOptions('get', '/api/offers', { params: { query: wanted } }),
  );
  const onSell = can('give_access') ? setSelling : undefined;
  const columns = useMemo(() => offerColumns(t, i18n.language, onSell), [t, i18n.language, onSell]);
  const add = mayEdit && (
    <Button leftSection={<IconPlus size={16} />} component={Link} to="/offers/new">
      {t('offers.add')}
    </Button>
  );
  const filtered = Boolean(query.search || query.status || query.product);
  return (
    <Page
      title={t('offers.title')}
      count={total !== undefined && t('offers.count', { count: total, n: formatNumber(total, i18n.language) })}
      actions={add}
    >
      <FilterBar
        placeholder={t('offers.search')}
        filters={[
          {
            key: 'status',
            label: t('common.status'),
            options: statuses.map((value) => ({ value, label: t(`common.status_${value}`) })),
          },
          {
            key: 'product',
            label: t('access.product'),
            options: products.map((one) => ({ value: one.id, label: one.title })),
          },
        ]}
      />
      <DataTable<OfferRow>
        label={t('offers.title')}
        columns={columns}
        query={page as never}
        idOf={(offer) => offer.id}
        nameOf={(offer) => offer.title}
        onOpen={(offer) => void navigate({ to: `/offers/${offer.id}` })}
        onTotal={setTotal}
        empty={
          filtered ? (
            <NothingFound />
          ) : (
            <EmptyState kind="nothing-yet" title={t('offers.none')} text={t('offers.none_text')} action={add} />
          )
        }
      />
      <Suspense fallback={null}>
        {selling && <AddBuyer offer={selling} onClose={() => setSelling(null)} />}
      </Suspense>
    </Page>
  );
}
