// SPDX-License-Identifier: Apache-2.0
import { Button, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import type { Job } from '../../../api/types';
import { textOf } from '../../../i18n/dynamic';
import { formatNumber } from '../../../lib/format';
import { DateText } from '../../../ui/date-text';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { Rows } from '../../../ui/rows';
import { Section } from '../../../ui/section';
import { StatusBadge, type Tone } from '../../../ui/status-badge';
import { useToast } from '../../../ui/toast';

const tones: Record<Job['state'], Tone> = {
  waiting: 'neutral',
  running: 'info',
  done: 'ok',
  failed: 'danger',
  cancelled: 'neutral',
};

const isLive = (job: Job) => job.state === 'running' || job.state === 'waiting';

/** A running job tells its progress by itself; the list is asked again when it says so. */
function useJobEvents(jobs: Job[]): void {
  const client = useQueryClient();
  const live = jobs.filter(isLive).map((job) => job.id).slice(0, 4).join();
  useEffect(() => {
    if (!live) return;
    const sources = live.split(',').map((id) => new EventSource(`/api/jobs/${id}/events`));
    const refresh = () => void client.invalidateQueries({ queryKey: ['get', '/api/jobs'] });
    for (const source of sources) source.addEventListener('job', refresh);
    return () => {
      for (const source of sources) source.close();
    };
  }, [live, client]);
}

export function JobSettings() {
  const { t } = useTranslation();
  const jobs = $api.useQuery('get', '/api/jobs', { params: { query: { limit: 100 } } }, { refetchInterval: 10_000 });
  const { sayError } = useToast();
  useJobEvents(jobs.data?.items ?? []);
  const cancel = useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/api/jobs/{id}/cancellation', { params: { path: { id } } })),
    onError: sayError,
  });
  if (jobs.isError) return <FailedState error={jobs.error} onRetry={() => void jobs.refetch()} />;
  if (jobs.data?.total === 0) {
    return <EmptyState kind="nothing-yet" title={t('jobs.none')} text={t('jobs.none_text')} />;
  }
  return (
    <Section title={t('settings.section.jobs')} hint={t('jobs.hint')} flush>
      <Rows
        label={t('settings.section.jobs')}
        rows={jobs.data?.items ?? []}
        keyOf={(job) => job.id}
        inCard
        columns={[
          {
            header: t('jobs.job'),
            width: 'minmax(0, 1.4fr)',
            phone: 'title',
            cell: (job) => textOf(t, `jobs.kind.${job.kind}`, job.kind),
          },
          {
            header: t('common.state'),
            width: '120px',
            phone: 'aside',
            cell: (job) =>
              <StatusBadge tone={tones[job.state]}>{t(`jobs.state.${job.state}`)}</StatusBadge>,
          },
          {
            header: t('jobs.progress'),
            width: 'minmax(0, 1.6fr)',
            cell: (job) => <JobProgress job={job} />,
          },
          {
            header: t('jobs.begun'),
            width: '160px',
            cell: (job) => <DateText at={job.created_at} time />,
          },
          {
            header: t('common.actions'),
            width: '110px',
            align: 'end',
            cell: (job) =>
              isLive(job) ? (
                <Button size="compact-sm" variant="default" onClick={() => cancel.mutate(job.id)}>
                  {t('jobs.cancel')}
                </Button>
              ) : null,
          },
        ]}
      />
    </Section>
  );
}

function JobProgress({ job }: { job: Job }) {
  const { t, i18n } = useTranslation();
  const number = (value: number) => formatNumber(value, i18n.language);
  if (job.error) {
    return (
      <Text size="sm" c="var(--stoa-danger)">
        {job.error}
      </Text>
    );
  }
  if (job.total === 0) return null;
  return (
    <Stack gap={4} w="100%" maw={260}>
      <Progress value={(100 * job.done) / job.total} size={6} aria-label={t('jobs.progress')} />
      <Text size="xs" c="dimmed" className="numbers">
        {t('jobs.done_of', { done: number(job.done), total: number(job.total) })}
      </Text>
    </Stack>
  );
}
