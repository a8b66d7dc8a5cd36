// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import type { Token } from '../../../api/types';
import { textOf } from '../../../i18n/dynamic';
import { AddButton } from '../../../ui/add-button';
import { confirm } from '../../../ui/confirm';
import { DateText } from '../../../ui/date-text';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { Rows } from '../../../ui/rows';
import { Section } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { NewToken } from './new-token';
import { ShownOnce } from './shown-once';

export function TokenSettings() {
  const { t } = useTranslation();
  const [made, setMade] = useState<string | null>(null);
  const tokens = $api.useQuery('get', '/api/tokens', { params: { query: { limit: 200 } } });
  const revoke = useRevoke();
  if (tokens.isError) {
    return <FailedState error={tokens.error} onRetry={() => void tokens.refetch()} />;
  }
  const add = (
    <AddButton
      label={t('tokens.add')}
      dialog={(close) => <NewToken onClose={close} onMade={setMade} />}
    />
  );
  return (
    <Section title={t('settings.section.tokens')} hint={t('tokens.hint')} actions={add} flush>
      {tokens.data?.total === 0 ? (
        <EmptyState kind="nothing-yet" title={t('tokens.none')} text={t('tokens.none_text')} />
      ) : (
        <TokenRows rows={tokens.data?.items ?? []} onRevoke={revoke} />
      )}
      {made && <ShownOnce token={made} onClose={() => setMade(null)} />}
    </Section>
  );
}

function useRevoke() {
  const { t } = useTranslation();
  const { say, sayError } = useToast();
  const revoke = useMutation({
    mutationFn: ({ id }: Token) =>
      answerOf(api.DELETE('/api/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => say(t('tokens.revoked')),
    onError: sayError,
  });
  return (token: Token) =>
    confirm({
      title: t('tokens.revoke_title', { name: token.name }),
      text: t('tokens.revoke_text'),
      verb: t('tokens.revoke'),
      cancel: t('common.cancel'),
      onConfirm: () => revoke.mutate(token),
    });
}

function TokenRows({ rows, onRevoke }: { rows: Token[]; onRevoke: (token: Token) => void }) {
  const { t } = useTranslation();
  return (
    <Rows
      label={t('settings.section.tokens')}
      rows={rows}
      keyOf={(token) => token.id}
      inCard
      columns={[
        {
          header: t('common.name'),
          width: 'minmax(0, 1.4fr)',
          phone: 'title',
          cell: (token) => <strong>{token.name}</strong>,
        },
        {
          header: t('tokens.rights'),
          width: 'minmax(0, 2fr)',
          cell: (token) =>
            token.rights.map((right) => textOf(t, `team.rights.${right}`, right)).join(', '),
        },
        {
          header: t('tokens.made_by'),
          width: 'minmax(0, 1fr)',
          cell: (token) => token.created_by ?? t('tokens.command_line'),
        },
        {
          header: t('tokens.last_used'),
          width: '130px',
          cell: (token) => <DateText at={token.last_used_at} none={t('common.never')} />,
        },
        {
          header: t('common.actions'),
          width: '130px',
          align: 'end',
          phone: 'aside',
          cell: (token) => (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('tokens.revoke_named', { name: token.name })}
              onClick={() => onRevoke(token)}
            >
              {t('tokens.revoke')}
            </Button>
          ),
        },
      ]}
    />
  );
}
