// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { $api } from '../../../api/client';
import type { Import, ImportLine, Job } from '../../../api/types';

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

export interface Progress {
  done: number;
  total: number;
  lost: boolean;
}

/** The job tells how far it is; where nobody may see jobs, the counts of the import tell it. */
export function useProgress(item: Import): Progress {
  const client = useQueryClient();
  const [job, setJob] = useState<Pick<Job, 'done' | 'total'> | null>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (!item.job) return;
    const source = new EventSource(`/api/jobs/${item.job}/events`);
    source.addEventListener('open', () => setLost(false));
    source.addEventListener('error', () => setLost(!navigator.onLine));
    source.addEventListener('job', (event: MessageEvent<string>) => {
      const told = JSON.parse(event.data) as Job;
      setJob(told);
      if (told.finished_at) void client.invalidateQueries({ queryKey: importKey(item.id) });
    });
    return () => source.close();
  }, [item.id, item.job, client]);
  const counted = item.state === 'running' ? item.counts.rows : 0;
  return { done: Math.max(job?.done ?? 0, counted), total: job?.total || item.rows, lost };
}
