// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import type { TFunction } from 'i18next';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalEntry } from '../../api/types';
import type { Column } from '../../ui/data-table/columns';
import { DateText } from '../../ui/date-text';
import { openOver } from '../../ui/over';
import { RowLink } from '../../ui/row-link';
import { StatusBadge } from '../../ui/status-badge';
import { changesOf, sentenceOf } from './journal-text';
import { UndoButton } from './undo-button';

const JournalDetails = lazy(async () => ({
  default: (await import('./journal-details')).JournalDetails,
}));

const places: Record<string, string> = {
  ord: '/orders',
  off: '/offers',
  prd: '/courses',
  tpl: '/settings/templates',
  imp: '/imports',
  bat: '/batches',
};

function placeOf({ object, contact }: JournalEntry): string | null {
  const place = places[object.kind];
  if (place && object.title) return `${place}/${object.id}`;
  return contact?.name ? `/contacts/${contact.id}` : null;
}

function Sentence({ entry }: { entry: JournalEntry }) {
  const { t } = useTranslation();
  const place = placeOf(entry);
  const text = sentenceOf(t, entry);
  return place ? <RowLink to={place}>{text}</RowLink> : <span>{text}</span>;
}

export function Actor({ entry }: { entry: JournalEntry }) {
  const { t } = useTranslation();
  const { kind, name } = entry.actor;
  if (kind === 'token') return t('journal.by_token', { name: name ?? '' });
  return name?.trim() ? name : t(`journal.by_${kind}`);
}

export function Actions({ entry }: { entry: JournalEntry }) {
  const { t } = useTranslation();
  const showChanges = () => openOver((close) => <JournalDetails entry={entry} onClose={close} />);
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      {changesOf(entry).length > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={showChanges}>
          {t('journal.details')}
        </Button>
      )}
      {entry.undone && <StatusBadge tone="neutral">{t('journal.undone')}</StatusBadge>}
      {entry.undoable && !entry.undone && <UndoButton entry={entry.id} />}
    </Group>
  );
}

export function journalColumns(t: TFunction): Column<JournalEntry>[] {
  return [
    {
      id: 'action',
      header: t('journal.what'),
      width: 'minmax(240px, 2.4fr)',
      phone: 'title',
      cell: (entry) => <Sentence entry={entry} />,
    },
    {
      id: 'actor',
      header: t('journal.who'),
      width: 'minmax(120px, 1fr)',
      cell: (entry) => <Actor entry={entry} />,
    },
    {
      id: 'at',
      header: t('journal.when'),
      width: '170px',
      cell: (entry) => <DateText at={entry.at} time />,
    },
    {
      id: 'undo',
      header: t('common.actions'),
      width: '200px',
      align: 'end',
      phone: 'aside',
      cell: (entry) => <Actions entry={entry} />,
    },
  ];
}
