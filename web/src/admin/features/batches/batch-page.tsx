// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api, ifMatch } from '../../../api/client';
import type { Batch } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { BackLink } from '../../../ui/back-link';
import { DateText } from '../../../ui/date-text';
import { FailedState } from '../../../ui/empty-state';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { actText } from '../../batches/act-text';
import { RenameButton } from '../../record/rename-button';
import { BatchCheck } from './batch-check';
import { BatchReport } from './batch-report';
import { BatchRunning } from './batch-running';
import { BatchState } from './batch-state';
import { isLive, rowsKey, useBatch } from './use-batch';

/** From the check of every row to the report and the way back: where it stands decides what is shown. */
export function BatchPage() {
  const { t } = useTranslation();
  const { batchId } = useParams({ strict: false });
  const found = useBatch(batchId ?? '');
  const back = <BackLink to="/batches">{t('batches.all')}</BackLink>;
  const batch = found.data;
  if (!batch) {
    return (
      <Page title={t('batches.title')} back={back}>
        {found.isError && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      </Page>
    );
  }
  return (
    <Page title={batch.name} back={back} under={<Facts batch={batch} />} actions={<Actions batch={batch} />}>
      {found.isError && <Notice tone="warning" role="alert">{t('batches.lost')}</Notice>}
      <Stage key={batch.id} batch={batch} />
    </Page>
  );
}

function Facts({ batch }: { batch: Batch }) {
  const { t, i18n } = useTranslation();
  const text = useActText(batch);
  const people = t('batches.people', { count: batch.people, n: formatNumber(batch.people, i18n.language) });
  const facts = [...(text === batch.name ? [] : [text]), people, ...(batch.reason ? [batch.reason] : []), batch.created_by];
  return (
    <>
      <BatchState state={batch.state} />
      <span>
        {facts.join(' · ')}, <DateText at={batch.created_at} time />
      </span>
    </>
  );
}

/** What it does, also when it was given another name. */
function useActText({ act }: Batch): string {
  const { t, i18n } = useTranslation();
  const id = act.change_plan?.offer ?? act.give?.offer ?? '';
  const offer = $api.useQuery('get', '/api/offers/{id}', { params: { path: { id } } }, { enabled: id !== '', retry: false });
  return actText(act, { t, language: i18n.language, offer: offer.data?.title });
}

function Actions({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const words = { title: t('batches.rename_title'), hint: t('batches.rename_hint'), done: t('batches.renamed') };
  const rename = (name: string, version: number) =>
    answerOf(
      api.PATCH('/api/batches/{id}', { body: { name }, params: { path: { id: batch.id }, header: ifMatch(version) } }),
    );
  return (
    <>
      {batch.can.includes('rename') && <RenameButton item={batch} words={words} send={rename} />}
      {batch.state !== 'rehearsing' && (
        <Button
          component="a"
          href={`/api/batches/${batch.id}/report.csv`}
          download
          variant="default"
          leftSection={<IconDownload size={16} />}
        >
          {t('batches.download')}
        </Button>
      )}
    </>
  );
}

function Stage({ batch }: { batch: Batch }) {
  const client = useQueryClient();
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked again when the state changes
  useEffect(() => void client.invalidateQueries({ queryKey: rowsKey }), [batch.state, client]);
  if (isLive(batch)) return <BatchRunning batch={batch} />;
  return batch.state === 'rehearsed' ? <BatchCheck batch={batch} /> : <BatchReport batch={batch} />;
}
