// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../../api/types';
import { JobProgress, StopButton } from '../../record/job-progress';
import { useProgress, useStep } from './use-batch';

export function BatchRunning({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const progress = useProgress(batch);
  const stop = useStep(batch, 'cancellation');
  const state = batch.state === 'rehearsing' || batch.state === 'undoing' ? batch.state : 'running';
  return (
    <JobProgress
      title={t(`batches.live.${state}`)}
      progress={progress}
      lost={t('batches.lost')}
      stop={batch.can.includes('cancel') && <StopButton label={t('batches.stop')} send={stop.send} />}
    />
  );
}
