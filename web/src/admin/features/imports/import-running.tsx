// SPDX-License-Identifier: Apache-2.0
import { Button, Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import type { Import } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { Notice } from '../../../ui/notice';
import { Section } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { ImportSteps } from './import-steps';
import classes from './imports.module.css';
import { useProgress } from './use-import';

/** Live, and only a window on it: the work goes on when the page is closed. */
export function ImportRunning({ item }: { item: Import }) {
  const { t, i18n } = useTranslation();
  const { done, total, lost } = useProgress(item);
  const number = (value: number) => formatNumber(value, i18n.language);
  const undoing = item.state === 'undoing';
  const { counts } = item;
  const told = [
    t('import.count.create', { count: counts.create, n: number(counts.create) }),
    t('import.count.match', { count: counts.match, n: number(counts.match) }),
    t('import.count.question', { count: counts.question, n: number(counts.question) }),
    t('import.count.skip', { count: counts.skip, n: number(counts.skip) }),
  ];
  return (
    <>
      <ImportSteps now="report" />
      {lost && (
        <Notice tone="warning" role="alert">
          {t('import.lost')}
        </Notice>
      )}
      <Section
        title={undoing ? t('import.undoing') : t('import.running')}
        hint={t('jobs.hint')}
        actions={!undoing && <Stop item={item} />}
      >
        <Progress
          value={(100 * done) / Math.max(total, 1)}
          size="lg"
          animated
          aria-label={undoing ? t('import.undoing') : t('import.running')}
        />
        <Text size="sm" mt={6} className="numbers" role="status">
          {t('jobs.done_of', { done: number(Math.min(done, total)), total: number(total) })}
        </Text>
        {!undoing && (
          <Text size="sm" c="dimmed" className={`${classes.small} numbers`}>
            {told.join(' · ')}
          </Text>
        )}
      </Section>
    </>
  );
}

function Stop({ item }: { item: Import }) {
  const { t } = useTranslation();
  const { sayError } = useToast();
  const stop = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/imports/{id}/cancellation', { params: { path: { id: item.id } } })),
    onError: sayError,
  });
  return (
    <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
      {t('import.stop')}
    </Button>
  );
}
