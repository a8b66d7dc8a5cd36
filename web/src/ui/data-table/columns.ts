// SPDX-License-Identifier: Apache-2.0
import { type ColumnDef, rowSelectionFeature, tableFeatures } from '@tanstack/react-table';
import { createElement, type ReactNode } from 'react';
import classes from './data-table.module.css';

/** On a phone a row has two lines: the title with what stands beside it, then the details. */
export type PhonePlace = 'title' | 'aside' | 'detail' | 'hidden';

export interface Column<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  width?: string;
  align?: 'end';
  sort?: { up: string; down: string };
  phone?: PhonePlace;
}

interface Meta {
  width: string;
  align: 'start' | 'end';
  phone: PhonePlace;
  sort?: { up: string; down: string };
}

export const features = tableFeatures({ rowSelectionFeature, columnMeta: {} as Meta });
export type Features = typeof features;

/** Words that have no room end in an ellipsis, which only an element of their own can do. */
const shown = (content: ReactNode): ReactNode =>
  typeof content === 'string' && content !== ''
    ? createElement('span', { className: classes.text }, content)
    : content;

export function definitions<T extends object>(columns: Column<T>[]): ColumnDef<Features, T>[] {
  return columns.map((column) => ({
    id: column.id,
    header: column.header,
    cell: ({ row }) => shown(column.cell(row.original)),
    meta: {
      width: column.width ?? 'minmax(80px, 1fr)',
      align: column.align ?? 'start',
      phone: column.phone ?? 'detail',
      ...(column.sort ? { sort: column.sort } : {}),
    },
  }));
}

export const tracks = (columns: Column<never>[] | { width?: string }[]): string =>
  columns.map((column) => column.width ?? 'minmax(80px, 1fr)').join(' ');
