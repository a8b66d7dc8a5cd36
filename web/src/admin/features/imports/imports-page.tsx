// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import type { ImportLine } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { BackLink } from '../../../ui/back-link';
import type { Column } from '../../../ui/data-table/columns';
import { DataTable } from '../../../ui/data-table/data-table';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { Page } from '../../../ui/page';
import { RowLink } from '../../../ui/row-link';
import { useSingleKeys } from '../../../ui/use-single-keys';
import { ImportState } from './import-state';
import { isLive } from './use-import';

/** Every import that was begun: where it stands, what it did, and the way to its report and undo. */
export function ImportsPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const [total, setTotal] = useState<number>();
  const begin = () => void navigate({ to: '/imports/new' });
  useSingleKeys(can('import_contacts') ? { c: begin } : {});
  const page = useCallback(
    (offset: number, limit: number) => ({
      ...$api.queryOptions('get', '/api/imports', { params: { query: { offset, limit } } }),
      refetchInterval: (query: { state: { data?: { items: ImportLine[] } } }) =>
        query.state.data?.items.some(isLive) ? 3000 : false,
    }),
    [],
  );
  const columns = useMemo(() => importColumns(t, i18n.language), [t, i18n.language]);
  const add = can('import_contacts') && (
    <Button component={Link} to="/imports/new" leftSection={<IconPlus size={16} />}>
      {t('import.new')}
    </Button>
  );
  return (
    <Page
      title={t('import.title')}
      back={<BackLink to="/contacts">{t('contacts.all')}</BackLink>}
      count={total !== undefined && t('import.count_of', { count: total, n: formatNumber(total, i18n.language) })}
      actions={add}
    >
      <DataTable<ImportLine>
        label={t('import.title')}
        columns={columns}
        query={page as never}
        idOf={(item) => item.id}
        nameOf={(item) => item.name}
        onOpen={(item) => void navigate({ to: `/imports/${item.id}` })}
        onTotal={setTotal}
        empty={<EmptyState kind="nothing-yet" title={t('import.none')} text={t('import.none_text')} action={add} />}
      />
    </Page>
  );
}

function importColumns(t: TFunction, language: string): Column<ImportLine>[] {
  const counted = (key: 'create' | 'match' | 'skip', phone?: 'hidden'): Column<ImportLine> => ({
    id: key,
    header: t(`import.figure.${key}_done`),
    width: '110px',
    align: 'end',
    ...(phone ? { phone } : {}),
    cell: ({ counts }) =>
      counts.rows > 0 ? <span className="numbers">{formatNumber(counts[key], language)}</span> : null,
  });
  return [
    {
      id: 'name',
      header: t('common.name'),
      width: 'minmax(180px, 1.6fr)',
      phone: 'title',
      cell: (item) => <RowLink to={`/imports/${item.id}`}>{item.name}</RowLink>,
    },
    { id: 'state', header: t('common.state'), width: '130px', phone: 'aside', cell: (item) => <ImportState state={item.state} /> },
    {
      id: 'rows',
      header: t('import.figure.rows'),
      width: '90px',
      align: 'end',
      phone: 'hidden',
      cell: (item) => <span className="numbers">{formatNumber(item.rows, language)}</span>,
    },
    counted('create', 'hidden'),
    counted('match', 'hidden'),
    counted('skip', 'hidden'),
    { id: 'by', header: t('import.by'), width: 'minmax(100px, 1fr)', cell: (item) => item.created_by },
    { id: 'at', header: t('import.begun'), width: '160px', cell: (item) => <DateText at={item.created_at} time /> },
  ];
}
