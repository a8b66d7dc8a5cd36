// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../api/client';
import type { AwaitedJob, Job } from '../../api/types';
import { textOf } from '../../i18n/dynamic';
import { useToast } from '../../ui/toast';

const none: AwaitedJob[] = [];
const interval = 2000;

export function placeOfJob(job: Pick<AwaitedJob, 'import' | 'batch'>): string {
  if (job.batch) return `/batches/${job.batch}`;
  return job.import ? `/imports/${job.import}` : '/settings/jobs';
}

/** Of all of them together, in whole percent that never say more than is done. */
export function shareOf(jobs: Pick<Job, 'done' | 'total'>[]): number {
  const total = jobs.reduce((sum, job) => sum + job.total, 0);
  const done = jobs.reduce((sum, job) => sum + Math.min(job.done, job.total), 0);
  return total === 0 ? 0 : Math.floor((100 * done) / total);
}

/** Those that were here before and are not any more. */
export function overSince(before: AwaitedJob[], now: AwaitedJob[]): AwaitedJob[] {
  return before.filter((job) => !now.some((other) => other.id === job.id));
}

/**
 * Asked for again only while something runs; with nothing under way, when the window comes back and
 * after each change made here, as everything else on the screen. No stream: one that stayed open in
 * every tab would use up the connections a browser gives to one server.
 */
export function useAwaitedJobs(): AwaitedJob[] {
  const query = { awaited: true, limit: 20 };
  const found = $api.useQuery(
    'get',
    '/api/jobs',
    { params: { query } },
    { refetchInterval: (one) => (one.state.data?.items.length ? interval : false) },
  );
  const jobs = found.data?.items ?? none;
  useTellEnd(jobs);
  return jobs;
}

function useTellEnd(jobs: AwaitedJob[]): void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { say } = useToast();
  const before = useRef(none);
  const tell = useEffectEvent(async (job: AwaitedJob) => {
    const ended = await answerOf(api.GET('/api/jobs/{id}', { params: { path: { id: job.id } } }));
    if (!ended.finished_at) return;
    const state = ended.state === 'failed' || ended.state === 'cancelled' ? ended.state : 'done';
    const what = textOf(t, `jobs.kind.${job.kind}`, job.kind);
    say(t(`jobs.over.${state}`, { what }), null, { text: t('jobs.look'), to: placeOfJob(job) });
    await client.invalidateQueries();
  });
  useEffect(() => {
    const over = overSince(before.current, jobs);
    before.current = jobs;
    for (const job of over) void tell(job).catch(() => undefined);
  }, [jobs]);
}
