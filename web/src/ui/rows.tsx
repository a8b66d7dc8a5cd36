// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import classes from './rows.module.css';

interface Column<T> {
  header: string;
  cell: (row: T) => ReactNode;
  width?: string;
  align?: 'end';
  phone?: 'title' | 'aside' | 'hidden';
}

interface Props<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  keyOf: (row: T) => string;
  /** Inside a card the card's own border is enough. */
  inCard?: boolean;
}

/** A short table without paging, inside a card or a tab; two-line rows on a phone. */
export function Rows<T>({ label, columns, rows, keyOf, inCard }: Props<T>) {
  const style = { '--columns': columns.map((column) => column.width ?? '1fr').join(' ') } as React.CSSProperties;
  return (
    <div role="table" aria-label={label} className={classes.table} data-in-card={inCard || undefined} style={style}>
      <div role="row" className={classes.head}>
        {columns.map((column, i) => (
          <span key={column.header || i} role="columnheader" className={classes.cell} data-align={column.align}>
            {column.header}
          </span>
        ))}
      </div>
      {rows.map((row) => (
        <div key={keyOf(row)} role="row" className={classes.row}>
          {columns.map((column, i) => (
            <span
              key={column.header || i}
              role="cell"
              className={classes.cell}
              data-align={column.align}
              data-phone={column.phone ?? 'detail'}
            >
              {column.cell(row)}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
