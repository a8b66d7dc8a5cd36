// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { $api, answerOf, api, ifMatch } from '../../../api/client';
import { ApiError } from '../../../api/errors';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Batch } from '../../../api/types';
import { useToast } from '../../../ui/toast';
import { type JobProgress, useJobProgress } from '../../record/use-job-progress';

const live = new Set<Batch['state']>(['rehearsing', 'running', 'undoing']);

export const isLive = ({ state }: Pick<Batch, 'state'>) => live.has(state);

const batchKey = (id: string) =>
  $api.queryOptions('get', '/api/batches/{id}', { params: { path: { id } } }).queryKey;

/** Of every batch: rows are cheap to ask for again. */
export const rowsKey = ['get', '/api/batches/{id}/rows'];

/** While something runs it is asked for again, whether or not the stream of events gets through. */
export function useBatch(id: string) {
  return $api.useQuery(
    'get',
    '/api/batches/{id}',
    { params: { path: { id } } },
    { refetchInterval: (query) => (query.state.data && isLive(query.state.data) ? 1500 : false) },
  );
}

export function useProgress(batch: Batch): JobProgress {
  const client = useQueryClient();
  return useJobProgress({
    job: batch.job,
    counted: batch.progress,
    total: batch.total,
    onEnd: () => void client.invalidateQueries({ queryKey: batchKey(batch.id) }),
  });
}

type Step = 'run' | 'cancellation' | 'undo';

/** What a step answers is shown at once; whoever pressed second sees what the first one began. */
export function useStep(batch: Batch, step: Step) {
  const client = useQueryClient();
  const { sayError } = useToast();
  const keyFor = useIdempotencyKey();
  const [overtaken, setOvertaken] = useState(false);
  const path = { id: batch.id };
  const send = (rows: number[] | undefined) => {
    if (step === 'cancellation') return api.POST('/api/batches/{id}/cancellation', { params: { path } });
    const key = keyFor([batch.id, batch.version, step, rows]);
    if (step === 'undo') return api.POST('/api/batches/{id}/undo', { body: rows ? { rows } : {}, params: { path, header: key } });
    return api.POST('/api/batches/{id}/run', { params: { path, header: { ...ifMatch(batch.version), ...key } } });
  };
  const mutation = useMutation({
    mutationFn: (rows: number[] | undefined) => answerOf(send(rows) as Promise<{ data?: Batch }>),
    onSuccess: (now) => client.setQueryData(batchKey(batch.id), now),
    onError: (error) => {
      const stale = error instanceof ApiError && error.status === 412;
      setOvertaken(stale);
      if (!stale) sayError(error);
      void client.invalidateQueries({ queryKey: batchKey(batch.id) });
    },
  });
  return {
    go: (rows?: number[]) => mutation.mutate(rows),
    send: () => mutation.mutateAsync(undefined),
    busy: mutation.isPending,
    overtaken,
  };
}
