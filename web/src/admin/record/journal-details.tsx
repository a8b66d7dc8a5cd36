// SPDX-License-Identifier: Apache-2.0
import { Modal, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JournalEntry } from '../../api/types';
import { textOf } from '../../i18n/dynamic';
import { usePhone } from '../../ui/use-phone';
import { changesOf, sentenceOf, valueText } from './journal-text';

/** What was, and what is since. */
export function JournalDetails({ entry, onClose }: { entry: JournalEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const cell = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', verticalAlign: 'top' } as const;
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      fullScreen={phone}
      title={sentenceOf(t, entry)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Table layout="fixed" verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('journal.field')}</Table.Th>
            <Table.Th>{t('journal.before')}</Table.Th>
            <Table.Th>{t('journal.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changesOf(entry).map((change) => (
            <Table.Tr key={change.key}>
              <Table.Th scope="row" style={cell}>
                {textOf(t, `journal.fields.${change.key}`, change.key.replaceAll('_', ' '))}
              </Table.Th>
              <Table.Td style={cell}>{valueText(t, change.before) || '–'}</Table.Td>
              <Table.Td style={cell}>{valueText(t, change.after) || '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
