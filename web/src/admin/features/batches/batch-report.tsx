// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../../api/types';
import { codeText } from '../../../i18n/dynamic';
import { formatNumber } from '../../../lib/format';
import { confirm } from '../../../ui/confirm';
import { Notice } from '../../../ui/notice';
import barClasses from '../../../ui/selection-bar.module.css';
import { nameOf } from '../../batches/act-values';
import { BatchFigures } from './batch-figures';
import { BatchRows } from './batch-rows';
import classes from './batches.module.css';
import { useStep } from './use-batch';

const none = new Set<string>();

/** What became of every row; all of it, or chosen rows, can be taken back. */
export function BatchReport({ batch }: { batch: Batch }) {
  const [selected, setSelected] = useState(none);
  const undo = useUndo(batch);
  const mayUndo = batch.can.includes('undo');
  return (
    <div className={classes.stack}>
      <Outcome batch={batch} undo={undo} />
      <BatchFigures batch={batch} />
      <BatchRows batch={batch} {...(mayUndo ? { selected, onSelect: setSelected } : {})} />
      {mayUndo && selected.size > 0 && (
        <ChosenBar
          count={selected.size}
          onClear={() => setSelected(none)}
          onUndo={() => undo.ask([...selected].map(Number), () => setSelected(none))}
        />
      )}
    </div>
  );
}

type Undo = ReturnType<typeof useUndo>;

/** One sentence about how it ended, and the one thing that can be done now. */
function Outcome({ batch, undo }: { batch: Batch; undo: Undo }) {
  const { t, i18n } = useTranslation();
  const of = (count: number) => ({ count, n: formatNumber(count, i18n.language) });
  const { state, counts, can } = batch;
  const button = can.includes('undo') && (
    <Button leftSection={<IconArrowBackUp size={16} />} variant="default" loading={undo.busy} onClick={() => undo.ask()}>
      {t('batches.undo', of(undo.left))}
    </Button>
  );
  const left = counts.will + counts.waits;
  if (state === 'failed') {
    return (
      <Notice tone="danger" role="alert" title={t('batches.failed')} action={button}>
        {codeText(t, batch.failure ?? 'unknown')} {t('batches.left', of(left))}
      </Notice>
    );
  }
  if (state === 'cancelled') {
    return (
      <Notice tone="warning" title={counts.done > 0 ? t('batches.stopped') : t('batches.dropped')} action={button}>
        {counts.done > 0 ? `${t('batches.changed', of(counts.done))} ${t('batches.left', of(left))}` : t('batches.dropped_text')}
      </Notice>
    );
  }
  if (state === 'undone') {
    return (
      <Notice title={t('batches.undone', of(counts.undone))} action={button}>
        {counts.done > 0 ? t('batches.kept', of(counts.done)) : t('batches.all_back')}
      </Notice>
    );
  }
  return (
    <Notice tone="info" title={t('batches.changed', of(counts.done))} action={button}>
      {counts.undone > 0 ? t('batches.undone', of(counts.undone)) : t(`batches.done_text.${can.includes('undo') ? 'undo' : 'final'}`)}
    </Notice>
  );
}

interface ChosenProps {
  count: number;
  onClear: () => void;
  onUndo: () => void;
}

function ChosenBar({ count, onClear, onUndo }: ChosenProps) {
  const { t, i18n } = useTranslation();
  const of = { count, n: formatNumber(count, i18n.language) };
  return (
    <div className={barClasses.bar} role="region" aria-label={t('batches.selection')}>
      <span role="status">{t('contacts.selected', of)}</span>
      <span className={barClasses.actions}>
        <Button variant="default" leftSection={<IconArrowBackUp size={16} />} onClick={onUndo}>
          {t('batches.undo', of)}
        </Button>
        <Button variant="subtle" onClick={onClear}>
          {t('contacts.clear_selection')}
        </Button>
      </span>
    </div>
  );
}

function useUndo(batch: Batch) {
  const { t, i18n } = useTranslation();
  const undo = useStep(batch, 'undo');
  const { done: left } = batch.counts;
  const act = nameOf(batch.act);
  const onTags = act === 'tag' || act === 'untag';
  const ask = (rows?: number[], then?: () => void) => {
    const count = rows?.length ?? left;
    const of = { count, n: formatNumber(count, i18n.language) };
    confirm({
      title: t('batches.undo_title', of),
      text: [
        t(`batches.undo_text.${onTags ? 'tags' : 'access'}`),
        t('batches.undo_newer'),
        batch.mails.count > 0 && t('batches.undo_mails'),
      ]
        .filter(Boolean)
        .join(' '),
      verb: t('batches.undo', of),
      cancel: t('common.cancel'),
      danger: false,
      onConfirm: () => {
        undo.go(rows);
        then?.();
      },
    });
  };
  return { ask, busy: undo.busy, left };
}
