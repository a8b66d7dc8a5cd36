// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../../api/types';
import { BackLink } from '../../../ui/back-link';
import { DateText } from '../../../ui/date-text';
import { FailedState } from '../../../ui/empty-state';
import { useListState } from '../../../ui/list-state';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { CheckStep } from './check-step';
import { ColumnsStep } from './columns-step';
import { ImportReport } from './import-report';
import { ImportRunning } from './import-running';
import { ImportState } from './import-state';
import { ImportSteps, type Step } from './import-steps';
import { OptionsStep } from './options-step';
import { RenameImport } from './rename-import';
import { tableText } from './table-text';
import { isLive, rowsKey, useImport } from './use-import';
import { useMapping } from './use-mapping';

const prepared = new Set<Import['state']>(['uploaded', 'mapped', 'rehearsed']);

/** From the columns of a file to the report of its rows: where it stands decides what is shown. */
export function ImportPage() {
  const { t, i18n } = useTranslation();
  const { importId } = useParams({ strict: false });
  const found = useImport(importId ?? '');
  const back = <BackLink to="/imports">{t('import.all')}</BackLink>;
  if (!found.data) {
    return (
      <Page title={t('import.title')} back={back}>
        {found.isError && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      </Page>
    );
  }
  const item = found.data;
  const facts = [tableText(item, t, i18n.language)];
  if (item.product) facts.push(t('import.for_course', { title: item.product.title }));
  facts.push(item.created_by);
  const under = (
    <>
      <ImportState state={item.state} />
      <span>
        {facts.join(' · ')}, <DateText at={item.created_at} time />
      </span>
    </>
  );
  return (
    <Page title={item.name} back={back} under={under} actions={<RenameImport item={item} />}>
      {found.isError && <Notice tone="warning" role="alert">{t('import.lost')}</Notice>}
      <Stage key={item.id} item={item} />
    </Page>
  );
}

function Stage({ item }: { item: Import }) {
  const client = useQueryClient();
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked again when the state changes
  useEffect(() => void client.invalidateQueries({ queryKey: rowsKey }), [item.state, client]);
  if (isLive(item)) return <ImportRunning item={item} />;
  return prepared.has(item.state) ? <Preparing item={item} /> : <ImportReport item={item} />;
}

function Preparing({ item }: { item: Import }) {
  const { text } = useListState();
  const state = useMapping(item);
  const wanted = text('step');
  const settled = item.state !== 'uploaded';
  const step: Step = settled && (wanted === 'options' || wanted === 'check') ? wanted : 'columns';
  return (
    <>
      <ImportSteps now={step} open={settled ? ['columns', 'options', 'check'] : []} />
      {step === 'columns' && <ColumnsStep item={item} state={state} />}
      {step === 'options' && <OptionsStep item={item} state={state} />}
      {step === 'check' && <CheckStep item={item} state={state} />}
    </>
  );
}
