// SPDX-License-Identifier: Apache-2.0
import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { ReactTable } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { Features } from './columns';
import classes from './data-table.module.css';

interface Props<T extends object> {
  table: ReactTable<Features, T>;
  sort: string | undefined;
  onSort: (sort: string) => void;
  all?: { loaded: string[]; selected: Set<string>; onSelect: (ids: Set<string>) => void } | undefined;
}

type Sort = { up: string; down: string };

function direction(sort: string | undefined, column: Sort): 'ascending' | 'descending' | 'none' {
  if (sort === column.up) return 'ascending';
  return sort === column.down ? 'descending' : 'none';
}

const arrows = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort };

export function HeadRow<T extends object>({ table, sort, onSort, all }: Props<T>) {
  const { t } = useTranslation();
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.row} aria-rowindex={1}>
        {all && (
          <span role="columnheader" className={classes.cell}>
            <Checkbox
              aria-label={t('common.select_all')}
              checked={all.selected.size > 0 && all.selected.size >= all.loaded.length}
              indeterminate={all.selected.size > 0 && all.selected.size < all.loaded.length}
              onChange={(event) => all.onSelect(new Set(event.currentTarget.checked ? all.loaded : []))}
            />
          </span>
        )}
        {headers.map((header) => {
          const meta = header.column.columnDef.meta;
          const name = String(header.column.columnDef.header ?? '');
          const way = meta?.sort ? direction(sort, meta.sort) : undefined;
          return (
            <span
              key={header.id}
              role="columnheader"
              aria-sort={way}
              className={classes.cell}
              data-align={meta?.align}
            >
              {meta?.sort && way ? (
                <SortButton name={name} way={way} sort={meta.sort} onSort={onSort} />
              ) : (
                name
              )}
            </span>
          );
        })}
      </div>
    </div>
  );
}

function SortButton(props: {
  name: string;
  way: keyof typeof arrows;
  sort: Sort;
  onSort: (sort: string) => void;
}) {
  const { name, way, sort, onSort } = props;
  const Arrow = arrows[way];
  return (
    <button
      type="button"
      className={classes.sort}
      data-way={way}
      onClick={() => onSort(way === 'ascending' ? sort.down : sort.up)}
    >
      {name}
      <Arrow size={14} aria-hidden />
    </button>
  );
}
