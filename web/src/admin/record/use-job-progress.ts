// SPDX-License-Identifier: Apache-2.0
import { useEffect, useEffectEvent, useState } from 'react';
import type { Job } from '../../api/types';

export interface JobProgress {
  done: number;
  total: number;
  lost: boolean;
}

interface Wanted {
  job: string | null;
  /** What is known without the job, for those who may not see jobs. */
  counted: number;
  total: number;
  onEnd: () => void;
}

/** The job tells how far it is; where nobody may see jobs, what it works on tells it. */
export function useJobProgress({ job: id, counted, total, onEnd }: Wanted): JobProgress {
  const [told, setTold] = useState<Pick<Job, 'id' | 'done' | 'total'> | null>(null);
  const [lost, setLost] = useState(false);
  const ended = useEffectEvent(onEnd);
  useEffect(() => {
    if (!id) return;
    const source = new EventSource(`/api/jobs/${id}/events`);
    source.addEventListener('open', () => setLost(false));
    source.addEventListener('error', () => setLost(!navigator.onLine));
    source.addEventListener('job', (event: MessageEvent<string>) => {
      const job = JSON.parse(event.data) as Job;
      setTold({ ...job, id });
      if (job.finished_at) ended();
    });
    return () => source.close();
  }, [id]);
  const job = told?.id === id ? told : null;
  return { done: Math.max(job?.done ?? 0, counted), total: job?.total || total, lost };
}
