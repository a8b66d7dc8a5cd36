// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Question } from './confirm';
import classes from './form-modal.module.css';

export function ConfirmDialog({ question, onDone }: { question: Question; onDone: () => void }) {
  const { t } = useTranslation();
  const { danger = true } = question;
  const cancel = () => {
    onDone();
    question.onCancel?.();
  };
  const act = () => {
    onDone();
    question.onConfirm();
  };
  return (
    <Modal
      opened
      onClose={cancel}
      title={question.title}
      size={440}
      role="alertdialog"
      zIndex={300}
      classNames={{ title: classes.title ?? '' }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text size="sm" component="div">
        {question.text}
      </Text>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" data-autofocus onClick={cancel}>
          {question.cancel}
        </Button>
        <Button onClick={act} {...(danger ? { color: '#b3261e' } : {})}>
          {question.verb}
        </Button>
      </Group>
    </Modal>
  );
}
