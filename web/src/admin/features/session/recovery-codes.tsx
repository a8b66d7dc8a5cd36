// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../../api/session';
import { saveText } from '../../../lib/save-text';
import { CopyText } from '../../../ui/copy-text';
import classes from './recovery-codes.module.css';

/** Shown once: each gets in once where the phone is lost. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const school = useSchool();
  const text = `${t('session.recovery_file', { school: school.name })}\n\n${codes.join('\n')}\n`;
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('session.recovery_title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('session.recovery_text')}</Text>
        <SimpleGrid cols={2} spacing="xs" component="ul" className={classes.codes ?? ''}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </SimpleGrid>
        <Group gap="xs">
          <CopyText text={codes.join('\n')} label={t('common.copy')} />
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            onClick={() => saveText('recovery-codes.txt', text)}
          >
            {t('session.recovery_download')}
          </Button>
          <Button ms="auto" onClick={onClose}>
            {t('common.kept')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
