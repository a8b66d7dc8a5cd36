// SPDX-License-Identifier: Apache-2.0
import { useTable } from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailedState } from '../empty-state';
import { useListState } from '../list-state';
import { usePhone } from '../use-phone';
import { type Column, definitions, features, tracks } from './columns';
import classes from './data-table.module.css';
import { HeadRow } from './head-row';
import { BodyRow } from './row';
import { type PageQuery, pageSize, usePages } from './use-pages';
import { useRowKeys } from './use-row-keys';

interface Props<T> {
  label: string;
  columns: Column<T>[];
  query: PageQuery<T>;
  idOf: (row: T) => string;
  nameOf: (row: T) => string;
  onOpen?: (row: T) => void;
  selected?: Set<string>;
  onSelect?: (ids: Set<string>) => void;
  /** All that match are meant, also the rows nobody has scrolled to; unticking one ends that. */
  everything?: boolean;
  /** Rows that cannot be ticked have no box. */
  maySelect?: (row: T) => boolean;
  /** Rows with room for sentences: two lines at a desk, four on a phone. */
  tall?: boolean;
  empty: ReactNode;
  onTotal?: (total: number | undefined) => void;
}

const rowHeights = { desk: 44, phone: 62 };
const tallHeights = { desk: 56, phone: 128 };

const always = () => true;

/** Nothing is drawn in the first 150 ms: most answers are quicker than a skeleton is useful. */
function useLater(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setLate(true), 150);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting]);
  return late;
}

export function DataTable<T extends object>(props: Props<T>) {
  const { label, columns, query, idOf, onOpen, onSelect, maySelect = always, tall, empty, onTotal } = props;
  const { t } = useTranslation();
  const { text, set } = useListState();
  const phone = usePhone();
  const body = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<number[]>([]);
  const { total, rowAt, loaded, first, stale } = usePages<T>(query, wanted);
  const skeletons = useLater(first.isPending);
  const height = (tall ? tallHeights : rowHeights)[phone ? 'phone' : 'desk'];
  const selected = props.everything ? new Set(loaded.map(idOf)) : props.selected;
  // The compiler of React leaves this component alone, as it should: what it returns changes in place.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer({
    count: first.isPending ? 0 : total,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: body.current?.offsetTop ?? 0,
  });
  const items = virtual.getVirtualItems();
  const pages = [...new Set(items.map((item) => Math.floor(item.index / pageSize)))].join();
  useEffect(() => setWanted(pages === '' ? [] : pages.split(',').map(Number)), [pages]);
  useEffect(() => virtual.measure(), [height, virtual]);
  useEffect(() => onTotal?.(first.isPending ? undefined : total), [total, first.isPending, onTotal]);

  const table = useTable({
    features,
    columns: useMemo(() => definitions(columns), [columns]),
    data: loaded,
    getRowId: idOf,
  });
  const model = new Map(table.getRowModel().rows.map((row) => [row.id, row]));
  const select = (id: string, on: boolean) => {
    const next = new Set(selected);
    if (on) next.add(id);
    else next.delete(id);
    onSelect?.(next);
  };
  const keys = useRowKeys({
    total,
    rowAt,
    onOpen,
    onSelect: onSelect && ((row) => maySelect(row) && select(idOf(row), !selected?.has(idOf(row)))),
    show: (index) => virtual.scrollToIndex(index),
  });

  if (first.isError) return <FailedState error={first.error} onRetry={first.refetch} />;
  if (!first.isPending && total === 0) return <>{empty}</>;
  const lead = onSelect ? '44px ' : '';
  const grid = { '--columns': `${lead}${tracks(columns)}` } as React.CSSProperties;
  const shown = { table, model, selected, select: onSelect ? select : undefined };
  return (
    <div
      role="table"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-busy={first.isPending || stale}
      className={classes.table}
      data-stale={stale || undefined}
      data-tall={tall}
      style={grid}
    >
      <HeadRow
        table={table}
        sort={text('sort')}
        onSort={(sort) => set({ sort })}
        all={onSelect && { loaded: loaded.filter(maySelect).map(idOf), selected: selected ?? new Set(), onSelect }}
      />
      <div ref={body} role="rowgroup" className={classes.body} style={{ blockSize: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rowAt(item.index);
          return (
            <BodyRow
              key={row ? idOf(row) : `row-${item.index}`}
              {...shown}
              data={row}
              locked={row !== undefined && !maySelect(row)}
              id={row ? idOf(row) : ''}
              name={row ? props.nameOf(row) : ''}
              index={item.index}
              top={item.start - virtual.options.scrollMargin}
              height={height}
              active={keys.active === item.index}
              onOpen={onOpen}
              columns={columns.length}
            />
          );
        })}
      </div>
      {skeletons && <Skeletons label={t('common.loading')} height={height} columns={columns.length} />}
    </div>
  );
}

function Skeletons({ label, height, columns }: { label: string; height: number; columns: number }) {
  return (
    <div className={classes.waiting} role="presentation">
      <span className={classes.hidden} role="status">
        {label}
      </span>
      {Array.from({ length: 12 }, (_, row) => (
        <div key={row} className={classes.row} style={{ position: 'static', blockSize: height }}>
          {Array.from({ length: columns }, (__, column) => (
            <span key={column} className={classes.bone} />
          ))}
        </div>
      ))}
    </div>
  );
}
