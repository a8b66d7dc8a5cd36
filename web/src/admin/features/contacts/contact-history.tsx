// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { ContactCard, JournalEntry } from '../../../api/types';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { journalColumns } from '../../record/journal-columns';
import { sentenceOf } from '../../record/journal-text';

export function ContactHistory({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const page = useCallback(
    (offset: number, limit: number) =>
      $api.queryOptions('get', '/api/contacts/{id}/journal', {
        params: { path: { id: contact.id }, query: { offset, limit } },
      }),
    [contact.id],
  );
  const columns = useMemo(() => journalColumns(t), [t]);
  return (
    <DataTable<JournalEntry>
      label={t('contacts.tab.history')}
      columns={columns}
      query={page as never}
      idOf={(entry) => entry.id}
      nameOf={(entry) => sentenceOf(t, entry)}
      empty={<EmptyState kind="nothing-yet" title={t('journal.none')} />}
    />
  );
}
