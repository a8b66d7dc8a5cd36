// SPDX-License-Identifier: Apache-2.0
import { CloseButton, Group, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { formatNumber } from '../../../lib/format';
import { Notice } from '../../../ui/notice';
import { UndoButton } from '../../record/undo-button';

interface Props {
  job: string;
  undo: string | null;
  onClose: () => void;
}

const interval = 700;

/** The offer counts at once; what follows it person by person goes on, and can be taken back here. */
export function Applied({ job: id, undo, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const { data: job } = $api.useQuery(
    'get',
    '/api/jobs/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state }) => (state.data?.finished_at || state.error ? false : interval) },
  );
  if (!job) return null;
  const number = (value: number) => formatNumber(value, i18n.language);
  const running = !job.finished_at;
  const done = t('jobs.done_of', { done: number(Math.min(job.done, job.total)), total: number(job.total) });
  return (
    <Notice
      tone="quiet"
      role="status"
      title={running ? t('offers.applying') : t(`offers.applied_${job.state === 'done' ? 'done' : 'not'}`)}
      action={
        <Group gap="xs">
          {undo && <UndoButton entry={undo} onDone={onClose} />}
          <CloseButton aria-label={t('common.close')} onClick={onClose} />
        </Group>
      }
    >
      {running && (
        <>
          <Progress value={(100 * job.done) / Math.max(job.total, 1)} animated my={6} aria-label={t('offers.applying')} />
          <span className="numbers">{done}</span>
        </>
      )}
    </Notice>
  );
}
