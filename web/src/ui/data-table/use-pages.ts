// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useQueries, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../../api/types';

export const pageSize = 100;

// The described client types each query by its own key; a table only needs what they answer.
// oxlint-disable-next-line typescript/no-explicit-any
export type PageQuery<T> = (offset: number, limit: number) => UseQueryOptions<Page<T>, any, Page<T>, any>;

interface Rows<T> {
  total: number;
  rowAt: (index: number) => T | undefined;
  loaded: T[];
  first: { isPending: boolean; isError: boolean; error: unknown; refetch: () => void };
  stale: boolean;
}

/** The rows of all pages; the same list for as long as the answers are the same. */
function useSameList<T>(pages: T[][]): T[] {
  const [kept, setKept] = useState<{ pages: T[][]; rows: T[] }>({ pages: [], rows: [] });
  const same =
    kept.pages.length === pages.length && kept.pages.every((page, i) => page === pages[i]);
  if (same) return kept.rows;
  const rows = pages.flat();
  setKept({ pages, rows });
  return rows;
}

/** Page 0 is always asked for: it carries the total, without which the list would lose its height. */
export function usePages<T>(query: PageQuery<T>, wanted: number[]): Rows<T> {
  const first = useQuery({ ...query(0, pageSize), placeholderData: keepPreviousData as never });
  const others = wanted.filter((page) => page > 0);
  const answers = useQueries({ queries: others.map((page) => query(page * pageSize, pageSize)) });
  const head = first.data;
  const pages = new Map<number, T[]>();
  if (head) pages.set(0, head.items);
  answers.forEach((answer, i) => {
    const page = others[i];
    if (answer.data && page !== undefined) pages.set(page, answer.data.items);
  });
  const loaded = useSameList([...pages.values()]);
  return {
    total: head?.total ?? 0,
    rowAt: (index) => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    loaded,
    first: { ...first, refetch: () => void first.refetch() },
    stale: first.isPlaceholderData,
  };
}
