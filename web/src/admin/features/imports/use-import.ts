// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { $api } from '../../../api/client';
import type { Import, ImportLine } from '../../../api/types';
import { type JobProgress, useJobProgress } from '../../record/use-job-progress';

export const isLive = ({ state }: Pick<ImportLine, 'state'>) => state === 'running' || state === 'undoing';

export const importKey = (id: string) =>
  $api.queryOptions('get', '/api/imports/{id}', { params: { path: { id } } }).queryKey;

/** Of every import: rows are cheap to ask for again. */
export const rowsKey = ['get', '/api/imports/{id}/rows'];

/** While something runs it is asked for again, whether or not the stream of events gets through. */
export function useImport(id: string) {
  return $api.useQuery(
    'get',
    '/api/imports/{id}',
    { params: { path: { id } } },
    { refetchInterval: (query) => (query.state.data && isLive(query.state.data) ? 1500 : false) },
  );
}

export function useProgress(item: Import): JobProgress {
  const client = useQueryClient();
  return useJobProgress({
    job: item.job,
    counted: item.state === 'running' ? item.counts.rows : 0,
    total: item.rows,
    onEnd: () => void client.invalidateQueries({ queryKey: importKey(item.id) }),
  });
}
