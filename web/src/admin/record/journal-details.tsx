// SPDX-License-Identifier: Apache-2.0
import { Modal, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../api/session';
import type { JournalEntry } from '../../api/types';
import { textOf } from '../../i18n/dynamic';
import { isLanguage, languageNames } from '../../i18n/languages';
import { usePhone } from '../../ui/use-phone';
import { accessValue } from './journal-dates';
import { type SaidChange, termsChanges } from './journal-terms';
import { type Changed, changesOf, sentenceOf, valueText } from './journal-text';

/** What was, and what is since. */
export function JournalDetails({ entry, onClose }: { entry: JournalEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      fullScreen={phone}
      title={sentenceOf(t, entry)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Changes entry={entry} />
    </Modal>
  );
}

const cell = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', verticalAlign: 'top' } as const;

export function Changes({ entry }: { entry: JournalEntry }) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const textFor = (key: string, value: unknown) => {
    if (key === 'language' && isLanguage(value)) return languageNames[value];
    return accessValue(key, value, { t, language: i18n.language, zone }) ?? valueText(t, value);
  };
  const saysSomething = (change: { before: unknown; after: unknown }) =>
    valueText(t, change.before) !== '' || valueText(t, change.after) !== '';
  const said = (change: Changed): SaidChange[] =>
    termsChanges(change, { t, language: i18n.language }) ?? [
      {
        label: textOf(t, `journal.fields.${change.key}`, change.key.replaceAll('_', ' ')),
        before: textFor(change.key, change.before),
        after: textFor(change.key, change.after),
      },
    ];
  return (
    <Table layout="fixed" verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('journal.field')}</Table.Th>
          <Table.Th>{t('journal.before')}</Table.Th>
          <Table.Th>{t('journal.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changesOf(entry).filter(saysSomething).flatMap(said).map((change) => (
          <Table.Tr key={change.label}>
            <Table.Th scope="row" style={cell}>
              {change.label}
            </Table.Th>
            <Table.Td style={cell}>{change.before || '–'}</Table.Td>
            <Table.Td style={cell}>{change.after || '–'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
