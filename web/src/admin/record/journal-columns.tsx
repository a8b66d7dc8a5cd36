// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalEntry } from '../../api/types';
import { textOf } from '../../i18n/dynamic';
import type { Column } from '../../ui/data-table/columns';
import { DateText } from '../../ui/date-text';
import { RowLink } from '../../ui/row-link';
import { StatusBadge } from '../../ui/status-badge';
import { UndoButton } from './undo-button';

const places: Record<string, string> = {
  con: '/contacts',
  ord: '/orders',
  off: '/offers',
  prd: '/courses',
};

function ObjectLink({ entry }: { entry: JournalEntry }): ReactNode {
  const { t } = useTranslation();
  const { kind, id } = entry.object;
  const place = places[kind];
  return place ? <RowLink to={`${place}/${id}`}>{textOf(t, `journal.object_kind.${kind}`, id)}</RowLink> : null;
}

export const actionText = (t: TFunction, action: string) =>
  textOf(t, `journal.action.${action}`, action.replaceAll(/[._]/g, ' '));

export function journalColumns(t: TFunction): Column<JournalEntry>[] {
  return [
    {
      id: 'action',
      header: t('journal.what'),
      width: 'minmax(200px, 1.6fr)',
      phone: 'title',
      cell: (entry) => <Text size="sm">{actionText(t, entry.action)}</Text>,
    },
    {
      id: 'object',
      header: t('journal.object'),
      width: 'minmax(140px, 1.4fr)',
      cell: (entry) => <ObjectLink entry={entry} />,
    },
    { id: 'actor', header: t('journal.who'), width: 'minmax(110px, 1fr)', cell: (entry) => entry.actor.name },
    { id: 'at', header: t('journal.when'), width: '170px', phone: 'aside', cell: (entry) => <DateText at={entry.at} time /> },
    {
      id: 'undo',
      header: t('common.actions'),
      width: '140px',
      align: 'end',
      cell: (entry) =>
        entry.undone ? (
          <StatusBadge tone="neutral">{t('journal.undone')}</StatusBadge>
        ) : entry.undoable ? (
          <UndoButton entry={entry.id} />
        ) : null,
    },
  ];
}
