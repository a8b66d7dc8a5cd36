// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../../api/session';
import type { Batch } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { ActionBar } from '../../../ui/action-bar';
import { useListState } from '../../../ui/list-state';
import { Notice } from '../../../ui/notice';
import { nameOf } from '../../batches/act-values';
import { WhatHappens } from '../../record/what-happens';
import { BatchFigures } from './batch-figures';
import { BatchRows } from './batch-rows';
import classes from './batches.module.css';
import { useStep } from './use-batch';

/** What it would do to each of them; nothing has changed yet, and one button changes it. */
export function BatchCheck({ batch }: { batch: Batch }) {
  const { t, i18n } = useTranslation();
  const run = useStep(batch, 'run');
  const drop = useStep(batch, 'cancellation');
  const { set } = useListState();
  const begin = () => {
    // Those that would change are none any more when they are changed.
    set({ verdict: undefined, search: undefined });
    run.go();
  };
  const { will } = batch.counts;
  const act = nameOf(batch.act);
  return (
    <div className={classes.stack}>
      {run.overtaken && (
        <Notice tone="warning" role="alert">
          {t('batches.overtaken')}
        </Notice>
      )}
      <Foreseen batch={batch} />
      <BatchFigures batch={batch} />
      <BatchRows batch={batch} />
      <ActionBar>
        {batch.can.includes('cancel') && (
          <Button variant="default" loading={drop.busy} onClick={() => drop.go()}>
            {t('batches.drop')}
          </Button>
        )}
        <Button
          loading={run.busy}
          disabled={will === 0 || !batch.can.includes('run')}
          onClick={begin}
          {...(act === 'revoke' ? { color: '#b3261e' } : {})}
        >
          {will === 0
            ? t('batches.nothing_to_run')
            : t(`batches.run.${act}`, { count: will, n: formatNumber(will, i18n.language) })}
        </Button>
      </ActionBar>
    </div>
  );
}

function Foreseen({ batch }: { batch: Batch }) {
  const { t, i18n } = useTranslation();
  const school = useSchool();
  const of = (count: number) => ({ count, n: formatNumber(count, i18n.language) });
  const { counts, lessons, mails } = batch;
  const held = school.mails === 'hold' ? 'mails_held' : 'mails_sent';
  const lines = [
    counts.will > 0 ? t('batches.effect.will', of(counts.will)) : t('batches.effect.nobody'),
    lessons.opened > 0 && t('batches.effect.opened', of(lessons.opened)),
    lessons.closed > 0 && t('batches.effect.closed', of(lessons.closed)),
    mails.count > 0 ? t(`access.effects.${held}`, of(mails.count)) : t('access.effects.mails_none'),
  ].filter((line) => line !== false);
  return <WhatHappens title={t('access.effects.title_change')} lines={lines} />;
}
