// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf as answered, api } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Import } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { ActionBar } from '../../../ui/action-bar';
import { FailedState } from '../../../ui/empty-state';
import { ErrorAlert } from '../../../ui/error-alert';
import { WhatHappens } from '../../record/what-happens';
import { AnswerForAll } from './answer-for-all';
import { ImportEffects } from './import-effects';
import { ImportFigures } from './import-figures';
import classes from './imports.module.css';
import { MappingError } from './mapping-error';
import { RowsTable } from './rows-table';
import { withAnswer, withAnswerForAll } from './row-text';
import { importKey } from './use-import';
import type { MappingState } from './use-mapping';

/** What a run would do now, asked anew whenever something was settled differently. */
function useRehearsal(item: Import, state: MappingState, enabled: boolean) {
  const client = useQueryClient();
  return useQuery({
    queryKey: ['rehearsal', item.id, JSON.stringify(item.mapping)],
    queryFn: async () => {
      const told = await answered(api.POST('/api/imports/{id}/rehearsal', { params: { path: { id: item.id } } }));
      await client.invalidateQueries({ queryKey: importKey(item.id) });
      return told;
    },
    placeholderData: (before) => before,
    staleTime: Infinity,
    retry: false,
    enabled: enabled && !state.busy,
  });
}

function useRun(item: Import) {
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/imports/{id}/run', {
          params: { path: { id: item.id }, header: keyFor([item.id, item.version]) },
        }),
      ),
  });
}

export function CheckStep({ item, state }: { item: Import; state: MappingState }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const run = useRun(item);
  const rehearsal = useRehearsal(item, state, run.isIdle || run.isError);
  const told = rehearsal.data;
  if (rehearsal.isError) {
    return <FailedState error={rehearsal.error} onRetry={() => void rehearsal.refetch()} />;
  }
  if (!told) return <WhatHappens title={t('import.checking')} lines={[]} />;
  const { counts } = told;
  const count = counts.create + counts.match;
  const busy = state.busy || rehearsal.isFetching;
  return (
    <div className={classes.stack}>
      <MappingError state={state} />
      <ImportEffects rehearsal={told} pending={busy} />
      {counts.question > 0 && (
        <AnswerForAll
          count={counts.question}
          onAnswer={(answer) => void state.save(withAnswerForAll(state.mapping, answer))}
        />
      )}
      <ImportFigures counts={counts} />
      <RowsTable
        item={item}
        counts={counts}
        mapping={state.mapping}
        onAnswer={(line, answer) => void state.save(withAnswer(state.mapping, line, answer))}
      />
      <ErrorAlert error={run.error} />
      <ActionBar>
        <Button variant="default" onClick={() => void navigate({ to: '.', search: { step: 'options' } })}>
          {t('common.back')}
        </Button>
        <Button loading={run.isPending} disabled={count === 0 || busy} onClick={() => run.mutate()}>
          {count === 0
            ? t('import.nothing_to_run')
            : t('import.run', { count, n: formatNumber(count, i18n.language) })}
        </Button>
      </ActionBar>
    </div>
  );
}
