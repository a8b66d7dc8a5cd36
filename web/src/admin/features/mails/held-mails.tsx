// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import { freshKey } from '../../../api/idempotency';
import { useCan } from '../../../api/session';
import { confirm } from '../../../ui/confirm';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import classes from './held-mails.module.css';

interface Props {
  hold: boolean;
  selected: Set<string>;
  onDone: () => void;
}

const heldOnly = { params: { query: { state: 'held' as const, limit: 1 } } };

/** What waits, with the two things that can be done about it; both name the number. */
export function HeldMails({ hold, selected, onDone }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const { say, sayError } = useToast();
  const held = $api.useQuery('get', '/api/mails', heldOnly).data?.total ?? 0;
  const chosen = selected.size > 0;
  const count = chosen ? selected.size : held;
  const body = chosen ? { ids: [...selected] } : { all: true };
  const act = useMutation({
    mutationFn: (what: 'release' | 'discard') =>
      answerOf(api.POST(`/api/mails/${what}`, { body, params: { header: freshKey() } })),
    onSuccess: (answer, what) => {
      onDone();
      const done = what === 'release' ? 'released' : 'discarded';
      say(t(`mails.${done}`, { count: answer.mails }));
    },
    onError: sayError,
  });
  const ask = (what: 'release' | 'discard') =>
    confirm({
      title: t(`mails.${what}_title`, { count }),
      text: t(`mails.${what}_text`),
      verb: t(`mails.${what}_verb`, { count }),
      cancel: t('common.cancel'),
      danger: what === 'discard',
      onConfirm: () => act.mutate(what),
    });
  if (held === 0) return null;
  const actions = can('send_mails') && (
    <Group gap="xs">
      <Button size="compact-sm" onClick={() => ask('release')} loading={act.isPending}>
        {t('mails.release_verb', { count })}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => ask('discard')}>
        {t('mails.discard_verb', { count })}
      </Button>
    </Group>
  );
  return (
    <div className={classes.root}>
      <Notice tone="quiet" title={t('mails.held_count', { count: held })} action={actions}>
        {hold ? t('mails.held_because') : t('mails.held_left')}{' '}
        <Link to="." search={{ state: 'held' }}>
          {t('mails.show_held')}
        </Link>
      </Notice>
    </div>
  );
}
