// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { JournalEntry } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { DataTable } from '../../../ui/data-table/data-table';
import { useListQuery } from '../../../ui/data-table/use-list-query';
import { EmptyState } from '../../../ui/empty-state';
import { FilterBar } from '../../../ui/filter-bar';
import { useListState } from '../../../ui/list-state';
import { NothingFound } from '../../../ui/nothing-found';
import { Page } from '../../../ui/page';
import { journalColumns } from '../../record/journal-columns';
import { sentenceOf } from '../../record/journal-text';
import { useJournalFilters } from './use-journal-filters';

export function JournalPage() {
  const { t, i18n } = useTranslation();
  const { text } = useListState();
  const [total, setTotal] = useState<number>();
  const filters = useJournalFilters();
  const query = {
    contact: text('contact'),
    actor: text('actor'),
    action: text('action'),
    kind: text('kind'),
    object: text('object'),
    from: text('from'),
    to: text('to'),
  };
  const page = useListQuery(query, (wanted) =>
    $api.queryOptions('get', '/api/journal', { params: { query: wanted } }),
  );
  const columns = useMemo(() => journalColumns(t), [t]);
  const filtered = Object.values(query).some(Boolean);
  const count =
    total !== undefined && t('journal.count', { count: total, n: formatNumber(total, i18n.language) });
  return (
    <Page title={t('journal.title')} count={count}>
      <FilterBar filters={filters} />
      <DataTable<JournalEntry>
        label={t('journal.title')}
        columns={columns}
        query={page as never}
        idOf={(entry) => entry.id}
        nameOf={(entry) => sentenceOf(t, entry)}
        onTotal={setTotal}
        empty={filtered ? <NothingFound /> : <NoneYet />}
      />
    </Page>
  );
}

function NoneYet() {
  const { t } = useTranslation();
  return <EmptyState kind="nothing-yet" title={t('journal.none')} text={t('journal.none_text')} />;
}
