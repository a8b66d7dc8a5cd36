// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { operations } from '../../../api/schema.gen';
import type { Batch, BatchRow } from '../../../api/types';
import type { Column } from '../../../ui/data-table/columns';
import { DataTable } from '../../../ui/data-table/data-table';
import { useListQuery } from '../../../ui/data-table/use-list-query';
import { EmptyState } from '../../../ui/empty-state';
import { FilterBar } from '../../../ui/filter-bar';
import { useListState } from '../../../ui/list-state';
import { RowLink } from '../../../ui/row-link';
import { StatusBadge } from '../../../ui/status-badge';
import { accessText, outcomeOf, rowText, tones } from './row-text';

interface Props {
  batch: Batch;
  selected?: Set<string>;
  onSelect?: (rows: Set<string>) => void;
}

type RowsOf = NonNullable<NonNullable<operations['get_batches_id_rows']['parameters']['query']>['verdict']>;

const undoable = (row: BatchRow) => row.can_undo;

/** Every row as it was chosen, and what becomes or became of it. */
export function BatchRows({ batch, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const { text } = useListState();
  const columns = useRowColumns();
  const query = { verdict: text('verdict') as RowsOf | undefined, search: text('search') };
  const page = useListQuery(query, (wanted) =>
    $api.queryOptions('get', '/api/batches/{id}/rows', { params: { path: { id: batch.id }, query: wanted } }),
  );
  const empty = <EmptyState kind="nothing-found" title={t('batches.no_rows')} text={t('batches.no_rows_text')} />;
  return (
    <div>
      <FilterBar placeholder={t('batches.search')} />
      <DataTable<BatchRow>
        label={t('batches.rows')}
        columns={columns}
        query={page as never}
        idOf={(row) => String(row.position)}
        nameOf={(row) => row.contact.name || (row.contact.email ?? '')}
        tall
        {...(onSelect && selected ? { selected, onSelect, maySelect: undoable } : {})}
        empty={empty}
      />
    </div>
  );
}

function useRowColumns(): Column<BatchRow>[] {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  return useMemo(
    () => [
      {
        id: 'person',
        header: t('access.person'),
        width: 'minmax(170px, 1.2fr)',
        phone: 'title',
        cell: ({ contact }) => {
          const name = contact.name || contact.email || t('contacts.nameless');
          return contact.deleted ? name : <RowLink to={`/contacts/${contact.id}`}>{name}</RowLink>;
        },
      },
      { id: 'access', header: t('batches.access'), width: 'minmax(150px, 1.2fr)', cell: accessText },
      {
        id: 'what',
        header: t('batches.what'),
        width: 'minmax(220px, 2.2fr)',
        cell: (row) => rowText(row, { t, language: i18n.language, zone }),
      },
      {
        id: 'outcome',
        header: t('batches.outcome'),
        width: '150px',
        phone: 'aside',
        cell: (row) => <StatusBadge tone={tones[outcomeOf(row)]}>{t(`batches.verdict.${outcomeOf(row)}`)}</StatusBadge>,
      },
    ],
    [t, i18n.language, zone],
  );
}
