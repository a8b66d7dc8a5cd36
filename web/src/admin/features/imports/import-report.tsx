// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf as answered, api } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import { codeText } from '../../../i18n/dynamic';
import type { Import } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { ActionMenu } from '../../../ui/action-menu';
import { confirm } from '../../../ui/confirm';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { AnswerForAll } from './answer-for-all';
import { ImportFigures } from './import-figures';
import { ImportSteps } from './import-steps';
import classes from './imports.module.css';
import { MappingError } from './mapping-error';
import { RowsTable } from './rows-table';
import { withAnswer, withAnswerForAll } from './row-text';
import { useMapping } from './use-mapping';

const SendMails = lazy(async () => ({ default: (await import('./send-mails')).SendMails }));

const reportUrl = (id: string, verdict?: string) =>
  `/api/imports/${id}/report.csv${verdict ? `?verdict=${verdict}` : ''}`;

/** What became of every row; what was left out can follow, and all of it can be taken back. */
export function ImportReport({ item }: { item: Import }) {
  const { t } = useTranslation();
  const state = useMapping(item);
  const open = item.can.includes('run');
  return (
    <div className={classes.stack}>
      <ImportSteps now="report" />
      <Outcome item={item} />
      <Actions item={item} />
      <MappingError state={state} />
      {open && item.counts.question > 0 && (
        <Questions item={item} onAll={(answer) => void state.save(withAnswerForAll(state.mapping, answer))} />
      )}
      <ImportFigures counts={item.counts} done />
      <RowsTable
        item={item}
        counts={item.counts}
        mapping={state.mapping}
        onAnswer={open ? (line, answer) => void state.save(withAnswer(state.mapping, line, answer)) : undefined}
      />
      {item.state === 'undone' && <p className={classes.small}>{t('import.undone_text')}</p>}
    </div>
  );
}

function useRunAgain(item: Import) {
  const keyFor = useIdempotencyKey();
  const { sayError } = useToast();
  return useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/imports/{id}/run', {
          params: { path: { id: item.id }, header: keyFor([item.id, item.version]) },
        }),
      ),
    onError: sayError,
  });
}

function Questions({ item, onAll }: { item: Import; onAll: Parameters<typeof AnswerForAll>[0]['onAnswer'] }) {
  const { t } = useTranslation();
  const run = useRunAgain(item);
  const answers = item.mapping.answers;
  const settled = answers?.rows?.some((row) => row.answer !== 'ask') || (answers?.other_name ?? 'ask') !== 'ask';
  return (
    <>
      <AnswerForAll count={item.counts.question} onAnswer={onAll} />
      {settled && (
        <Button style={{ alignSelf: 'flex-start' }} loading={run.isPending} onClick={() => run.mutate()}>
          {t('import.run_answered')}
        </Button>
      )}
    </>
  );
}

/** Sentences about an import that did not simply end well. */
function Outcome({ item }: { item: Import }) {
  const { t, i18n } = useTranslation();
  const run = useRunAgain(item);
  const left = Math.max(0, item.rows - item.counts.rows);
  const again = item.can.includes('run') && (
    <Button size="compact-sm" loading={run.isPending} onClick={() => run.mutate()}>
      {t('import.go_on')}
    </Button>
  );
  const rest = t('import.rows_left', { count: left, n: formatNumber(left, i18n.language) });
  if (item.state === 'failed') {
    return (
      <Notice tone="danger" role="alert" title={t('import.failed')} action={again}>
        {codeText(t, item.failure ?? 'unknown')} {rest}
      </Notice>
    );
  }
  if (item.state === 'cancelled') {
    return (
      <Notice tone="warning" title={t('import.stopped')} action={again}>
        {rest}
      </Notice>
    );
  }
  return null;
}

function Actions({ item }: { item: Import }) {
  const { t } = useTranslation();
  const [mailing, setMailing] = useState(false);
  const undo = useUndo(item);
  const { counts } = item;
  const download = (verdict?: string) => globalThis.location.assign(reportUrl(item.id, verdict));
  return (
    <div className={classes.filters}>
      <Button
        component="a"
        href={reportUrl(item.id)}
        download
        variant="default"
        leftSection={<IconDownload size={16} />}
      >
        {t('import.download')}
      </Button>
      {item.can.includes('send_mails') && (
        <Button variant="default" onClick={() => setMailing(true)}>
          {t('import.send_mails')}
        </Button>
      )}
      {item.can.includes('undo') && (
        <Button variant="default" loading={undo.busy} onClick={undo.ask}>
          {t('import.undo')}
        </Button>
      )}
      <ActionMenu
        label={t('common.more')}
        size={36}
        groups={[
          [
            ...(counts.skip > 0 ? [{ label: t('import.download_skipped'), onClick: () => download('skip') }] : []),
            ...(counts.question > 0
              ? [{ label: t('import.download_questions'), onClick: () => download('question') }]
              : []),
          ],
        ]}
      />
      <Suspense fallback={null}>{mailing && <SendMails item={item} onClose={() => setMailing(false)} />}</Suspense>
    </div>
  );
}

function useUndo(item: Import) {
  const { t, i18n } = useTranslation();
  const { sayError } = useToast();
  const keyFor = useIdempotencyKey();
  const undo = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/imports/{id}/undo', {
          params: { path: { id: item.id }, header: keyFor([item.id, item.version]) },
        }),
      ),
    onError: sayError,
  });
  const of = (count: number) => ({ count, n: formatNumber(count, i18n.language) });
  const ask = () =>
    confirm({
      title: t('import.undo_title', { name: item.name }),
      text: [
        t('import.undo_contacts', of(item.counts.create)),
        t('import.undo_access', of(item.counts.access)),
        t('import.undo_keeps'),
      ].join(' '),
      verb: t('import.undo'),
      cancel: t('common.cancel'),
      danger: true,
      onConfirm: () => undo.mutate(),
    });
  return { ask, busy: undo.isPending };
}
