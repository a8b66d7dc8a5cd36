// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { JournalEntry } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { Page } from '../../../ui/page';
import { actionText, journalColumns } from '../../record/journal-columns';

const page = (offset: number, limit: number) =>
  $api.queryOptions('get', '/api/journal', { params: { query: { offset, limit } } });

export function JournalPage() {
  const { t, i18n } = useTranslation();
  const [total, setTotal] = useState<number>();
  const columns = useMemo(() => journalColumns(t), [t]);
  return (
    <Page
      title={t('journal.title')}
      count={total !== undefined && t('journal.count', { count: total, n: formatNumber(total, i18n.language) })}
    >
      <DataTable<JournalEntry>
        label={t('journal.title')}
        columns={columns}
        query={page as never}
        idOf={(entry) => entry.id}
        nameOf={(entry) => actionText(t, entry.action)}
        onTotal={setTotal}
        empty={<EmptyState kind="nothing-yet" title={t('journal.none')} text={t('journal.none_text')} />}
      />
    </Page>
  );
}
