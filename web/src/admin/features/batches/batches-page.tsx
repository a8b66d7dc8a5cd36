// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { Batch } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { BackLink } from '../../../ui/back-link';
import type { Column } from '../../../ui/data-table/columns';
import { DataTable } from '../../../ui/data-table/data-table';
import { useListQuery } from '../../../ui/data-table/use-list-query';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { FilterBar } from '../../../ui/filter-bar';
import { useListState } from '../../../ui/list-state';
import { NothingFound } from '../../../ui/nothing-found';
import { Page } from '../../../ui/page';
import { RowLink } from '../../../ui/row-link';
import { BatchState } from './batch-state';
import { isLive } from './use-batch';

const states = ['rehearsed', 'running', 'done', 'cancelled', 'failed', 'undone'] as const;

/** Every change of many that was begun: where it stands, what it did, and the way to its report and undo. */
export function BatchesPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { text } = useListState();
  const [total, setTotal] = useState<number>();
  const query = { state: text('state') as Batch['state'] | undefined };
  const page = useListQuery(query, (wanted) => ({
    ...$api.queryOptions('get', '/api/batches', { params: { query: wanted } }),
    refetchInterval: (asked: { state: { data?: { items: Batch[] } } }) =>
      asked.state.data?.items.some(isLive) ? 3000 : false,
  }));
  const columns = useMemo(() => batchColumns(t, i18n.language), [t, i18n.language]);
  const empty = query.state ? (
    <NothingFound />
  ) : (
    <EmptyState kind="nothing-yet" title={t('batches.none')} text={t('batches.none_text')} />
  );
  return (
    <Page
      title={t('batches.title')}
      back={<BackLink to="/contacts">{t('contacts.all')}</BackLink>}
      count={total !== undefined && t('batches.count', { count: total, n: formatNumber(total, i18n.language) })}
    >
      <FilterBar
        filters={[
          {
            key: 'state',
            label: t('common.state'),
            options: states.map((value) => ({ value, label: t(`batches.state.${value}`) })),
          },
        ]}
      />
      <DataTable<Batch>
        label={t('batches.title')}
        columns={columns}
        query={page as never}
        idOf={(batch) => batch.id}
        nameOf={(batch) => batch.name}
        onOpen={(batch) => void navigate({ to: `/batches/${batch.id}` })}
        onTotal={setTotal}
        empty={empty}
      />
    </Page>
  );
}

function batchColumns(t: TFunction, language: string): Column<Batch>[] {
  const number = (count: number) => <span className="numbers">{formatNumber(count, language)}</span>;
  return [
    {
      id: 'name',
      header: t('common.name'),
      width: 'minmax(200px, 2fr)',
      phone: 'title',
      cell: (batch) => <RowLink to={`/batches/${batch.id}`}>{batch.name}</RowLink>,
    },
    { id: 'state', header: t('common.state'), width: '150px', phone: 'aside', cell: ({ state }) => <BatchState state={state} /> },
    { id: 'total', header: t('batches.figure.all'), width: '90px', align: 'end', phone: 'hidden', cell: ({ total }) => number(total) },
    { id: 'done', header: t('batches.figure.done'), width: '110px', align: 'end', phone: 'hidden', cell: ({ counts }) => number(counts.done) },
    { id: 'by', header: t('batches.by'), width: 'minmax(110px, 1fr)', cell: ({ created_by: by }) => by },
    { id: 'at', header: t('batches.begun'), width: '160px', cell: ({ created_at: at }) => <DateText at={at} time /> },
  ];
}
