// SPDX-License-Identifier: Apache-2.0
import { Button, Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../lib/format';
import { Notice } from '../../ui/notice';
import { Section } from '../../ui/section';
import { useToast } from '../../ui/toast';
import type { JobProgress as Told } from './use-job-progress';

interface Props {
  title: string;
  progress: Told;
  /** Said when the connection is gone, while the work itself goes on. */
  lost: string;
  stop?: ReactNode;
  children?: ReactNode;
}

/** Live, and only a window on it: the work goes on when the page is closed. */
export function JobProgress({ title, progress: { done, total, lost: isLost }, lost, stop, children }: Props) {
  const { t, i18n } = useTranslation();
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <>
      {isLost && (
        <Notice tone="warning" role="alert">
          {lost}
        </Notice>
      )}
      <Section title={title} hint={t('jobs.hint')} actions={stop}>
        <Progress value={(100 * done) / Math.max(total, 1)} size="lg" animated aria-label={title} />
        <Text size="sm" mt={6} className="numbers" role="status">
          {t('jobs.done_of', { done: number(Math.min(done, total)), total: number(total) })}
        </Text>
        {children}
      </Section>
    </>
  );
}

/** What has been done until then stays. */
export function StopButton({ label, send }: { label: string; send: () => Promise<unknown> }) {
  const { sayError } = useToast();
  const stop = useMutation({ mutationFn: send, onError: sayError });
  return (
    <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
      {label}
    </Button>
  );
}
