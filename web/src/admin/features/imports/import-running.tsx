// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import type { Import } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { JobProgress, StopButton } from '../../record/job-progress';
import { ImportSteps } from './import-steps';
import classes from './imports.module.css';
import { useProgress } from './use-import';

export function ImportRunning({ item }: { item: Import }) {
  const { t, i18n } = useTranslation();
  const progress = useProgress(item);
  const number = (value: number) => formatNumber(value, i18n.language);
  const undoing = item.state === 'undoing';
  const { counts } = item;
  const told = [
    t('import.count.create', { count: counts.create, n: number(counts.create) }),
    t('import.count.match', { count: counts.match, n: number(counts.match) }),
    t('import.count.question', { count: counts.question, n: number(counts.question) }),
    t('import.count.skip', { count: counts.skip, n: number(counts.skip) }),
  ];
  const stop = () => answerOf(api.POST('/api/imports/{id}/cancellation', { params: { path: { id: item.id } } }));
  return (
    <>
      <ImportSteps now="report" />
      <JobProgress
        title={undoing ? t('import.undoing') : t('import.running')}
        progress={progress}
        lost={t('import.lost')}
        stop={!undoing && <StopButton label={t('import.stop')} send={stop} />}
      >
        {!undoing && (
          <Text size="sm" c="dimmed" className={`${classes.small} numbers`}>
            {told.join(' · ')}
          </Text>
        )}
      </JobProgress>
    </>
  );
}
