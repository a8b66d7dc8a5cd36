// SPDX-License-Identifier: Apache-2.0
import { Anchor } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { asApiError } from '../../../api/errors';
import { useCan } from '../../../api/session';
import type { JournalEntry } from '../../../api/types';
import { BackLink } from '../../../ui/back-link';
import { DateText } from '../../../ui/date-text';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { Page } from '../../../ui/page';
import { Section } from '../../../ui/section';
import { StatusBadge } from '../../../ui/status-badge';
import { Actor } from '../../record/journal-columns';
import { Changes } from '../../record/journal-details';
import { changesOf, sentenceOf } from '../../record/journal-text';
import { UndoButton } from '../../record/undo-button';

/** One act by itself: where an undo says that something newer stands in its way, it leads here. */
export function EntryPage() {
  const { t } = useTranslation();
  const { entryId } = useParams({ strict: false });
  const path = { id: entryId ?? '' };
  const found = $api.useQuery('get', '/api/journal/{id}', { params: { path } }, { retry: false });
  if (found.data) return <Entry entry={found.data} />;
  const gone = found.isError && asApiError(found.error).status === 404;
  return (
    <Page title={t('journal.act')}>
      {gone && <EmptyState kind="nothing-found" title={t('common.gone')} text={t('journal.gone')} />}
      {found.isError && !gone && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
    </Page>
  );
}

function Entry({ entry }: { entry: JournalEntry }) {
  const { t } = useTranslation();
  const can = useCan();
  const { contact, batch } = entry;
  const actions = (
    <>
      {entry.undone && <StatusBadge tone="neutral">{t('journal.undone')}</StatusBadge>}
      {entry.undoable && !entry.undone && <UndoButton entry={entry.id} />}
    </>
  );
  const under = (
    <span>
      <Actor entry={entry} />, <DateText at={entry.at} time />
    </span>
  );
  const back = can('view_journal') && <BackLink to="/journal">{t('journal.title')}</BackLink>;
  return (
    <Page title={sentenceOf(t, entry)} back={back} under={under} actions={actions} narrow>
      {contact?.name && (
        <Anchor component={Link} to={`/contacts/${contact.id}`} search={{ tab: 'history' } as never} size="sm">
          {t('journal.history_of', { name: contact.name })}
        </Anchor>
      )}
      {batch && (
        <Anchor component={Link} to={`/batches/${batch.id}`} size="sm">
          {t('batches.part_of', { name: batch.name })}
        </Anchor>
      )}
      {changesOf(entry).length > 0 && (
        <Section title={t('journal.details')} flush>
          <Changes entry={entry} />
        </Section>
      )}
    </Page>
  );
}
