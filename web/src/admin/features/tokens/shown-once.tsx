// SPDX-License-Identifier: Apache-2.0
import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../../ui/copy-text';

/** The server keeps only a digest: whoever closes this has seen the token for the last time. */
export function ShownOnce({ token, onClose }: { token: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('tokens.made_title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('tokens.made_text')}</Text>
        <Code block>{token}</Code>
        <Group>
          <CopyText text={token} label={t('common.copy')} />
        </Group>
        <Text size="sm" c="dimmed">
          {t('tokens.made_usage')}
        </Text>
        <Code block>{`Authorization: Bearer …`}</Code>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('tokens.kept')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
