// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Import, ImportCounts, ImportMapping, ImportRow } from '../../../api/types';
import { textOf } from '../../../i18n/dynamic';
import { formatNumber } from '../../../lib/format';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { Rows } from '../../../ui/rows';
import { Section } from '../../../ui/section';
import classes from './imports.module.css';
import { AccessCell, PersonCell, RemarksCell, VerdictCell } from './row-cells';
import type { Answer } from './row-text';
import { useAccessText } from './use-access-text';
import { type RowFilter, rowsAtOnce, useRowFilter, useRows } from './use-rows';

interface Props {
  item: Import;
  counts: ImportCounts;
  mapping: ImportMapping;
  onAnswer?: ((line: number, answer: Answer) => void) | undefined;
}

/** Every row as it was read, and what becomes or became of it. */
export function RowsTable({ item, counts, mapping, onAnswer }: Props) {
  const { t, i18n } = useTranslation();
  const filter = useRowFilter();
  const rows = useRows(item, filter);
  const accessOf = useAccessText(item);
  if (rows.isError) return <FailedState error={rows.error} onRetry={() => void rows.refetch()} />;
  const found = rows.data;
  return (
    <Section title={t('import.rows_title')} actions={<ReasonSelect counts={counts} filter={filter} />} flush>
      {rows.isPending && <p className={classes.pager}>{t('import.checking')}</p>}
      <div className={rows.isPlaceholderData ? classes.stale : undefined} aria-busy={rows.isFetching}>
        {found?.total === 0 && (
          <EmptyState kind="nothing-found" title={t('import.no_rows')} text={t('import.no_rows_text')} />
        )}
        {found && found.total > 0 && (
          <Rows<ImportRow>
            label={t('import.rows_title')}
            rows={found.items}
            keyOf={(row) => String(row.line)}
            inCard
            columns={[
              {
                header: t('import.line'),
                width: '72px',
                align: 'end',
                phone: 'hidden',
                cell: (row) => <span className="numbers">{formatNumber(row.line, i18n.language)}</span>,
              },
              { header: t('import.person'), width: 'minmax(0, 1.3fr)', phone: 'title', cell: (row) => <PersonCell row={row} /> },
              { header: t('import.result'), width: '120px', phone: 'aside', cell: (row) => <VerdictCell row={row} /> },
              { header: t('import.access'), width: 'minmax(0, 1.2fr)', cell: (row) => <AccessCell row={row} text={accessOf(row)} /> },
              {
                header: t('import.why'),
                width: 'minmax(0, 2fr)',
                cell: (row) => <RemarksCell row={row} item={item} mapping={mapping} onAnswer={onAnswer} />,
              },
            ]}
          />
        )}
        {found && <Pager total={found.total} filter={filter} />}
      </div>
    </Section>
  );
}

function ReasonSelect({ counts, filter }: { counts: ImportCounts; filter: RowFilter }) {
  const { t, i18n } = useTranslation();
  const codes = Object.entries(counts.codes).toSorted(([, a], [, b]) => b - a);
  if (codes.length === 0 && !filter.code) return null;
  const label = (code: string, count: number) =>
    t('import.reason_count', {
      reason: textOf(t, `import.remark.${code}`, textOf(t, `errors.${code}`, code)),
      n: formatNumber(count, i18n.language),
    });
  return (
    <Select
      aria-label={t('import.why')}
      placeholder={t('import.any_reason')}
      data={codes.map(([code, count]) => ({ value: code, label: label(code, count) }))}
      value={filter.code ?? null}
      clearable
      w={280}
      maw="100%"
      onChange={(code) => filter.set({ verdict: filter.verdict, code: code ?? undefined })}
    />
  );
}

function Pager({ total, filter }: { total: number; filter: RowFilter }) {
  const { t, i18n } = useTranslation();
  if (total <= rowsAtOnce && filter.page === 1) return null;
  const number = (value: number) => formatNumber(value, i18n.language);
  const first = (filter.page - 1) * rowsAtOnce + 1;
  const last = Math.min(total, filter.page * rowsAtOnce);
  const go = (page: number) => filter.set({ verdict: filter.verdict, code: filter.code, page });
  return (
    <div className={classes.pager}>
      <span className="numbers">
        {t('import.page_of', { first: number(first), last: number(last), total: number(total) })}
      </span>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" disabled={filter.page === 1} onClick={() => go(filter.page - 1)}>
          {t('import.page_before')}
        </Button>
        <Button size="compact-sm" variant="default" disabled={last >= total} onClick={() => go(filter.page + 1)}>
          {t('import.page_after')}
        </Button>
      </Group>
    </div>
  );
}
