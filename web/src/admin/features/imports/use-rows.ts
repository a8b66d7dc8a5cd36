// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData } from '@tanstack/react-query';
import { $api } from '../../../api/client';
import type { Import } from '../../../api/types';
import { useListState } from '../../../ui/list-state';
import type { Verdict } from './row-text';

export const rowsAtOnce = 50;

export interface RowFilter {
  verdict: Verdict | undefined;
  code: string | undefined;
  page: number;
  set: (filter: { verdict?: string | undefined; code?: string | undefined; page?: number }) => void;
}

/** Which rows are shown stands in the address. */
export function useRowFilter(): RowFilter {
  const { text, set } = useListState();
  const page = Number(text('page') ?? 1) || 1;
  return {
    verdict: text('verdict') as Verdict | undefined,
    code: text('code'),
    page,
    set: ({ page: next = 1, ...rest }) => set({ ...rest, page: next > 1 ? String(next) : undefined }),
  };
}

/** `of` names what the rows depend on: asked again when it changes, and the old ones stay meanwhile. */
export function useRows(item: Import, { verdict, code, page }: RowFilter, enabled = true) {
  const query = { limit: rowsAtOnce, offset: (page - 1) * rowsAtOnce, verdict, code };
  return $api.useQuery(
    'get',
    '/api/imports/{id}/rows',
    { params: { path: { id: item.id }, query } },
    { enabled, placeholderData: keepPreviousData },
  );
}
