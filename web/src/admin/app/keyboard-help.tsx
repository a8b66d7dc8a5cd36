// SPDX-License-Identifier: Apache-2.0
import { Kbd, Modal, Switch, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { singleKeysOn, switchSingleKeys } from '../../ui/use-single-keys';
import { places } from './navigation';

export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [on, setOn] = useState(singleKeysOn);
  const rows: [string, string][] = [
    ['Ctrl K', t('keys.palette')],
    ['/', t('keys.search')],
    ['c', t('keys.create')],
    ['j · k', t('keys.rows')],
    ['Enter', t('keys.open')],
    ['x', t('keys.select')],
    ['Ctrl Enter', t('keys.save')],
    ['Esc', t('keys.close')],
    ...places.map((place): [string, string] => [`g ${place.letter}`, t(`nav.${place.key}`)]),
    ['?', t('keys.this')],
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {rows.map(([keys, meaning]) => (
            <Table.Tr key={keys}>
              <Table.Td w={120}>
                <Kbd>{keys}</Kbd>
              </Table.Td>
              <Table.Td>{meaning}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Switch
        mt="md"
        label={t('keys.single')}
        checked={on}
        onChange={(event) => {
          switchSingleKeys(event.currentTarget.checked);
          setOn(event.currentTarget.checked);
        }}
      />
    </Modal>
  );
}
