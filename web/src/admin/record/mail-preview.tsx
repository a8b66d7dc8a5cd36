// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../api/client';
import { freshKey } from '../../api/idempotency';
import { useCan } from '../../api/session';
import type { Mail } from '../../api/types';
import { textOf } from '../../i18n/dynamic';
import { DateText } from '../../ui/date-text';
import { Notice } from '../../ui/notice';
import { useToast } from '../../ui/toast';
import { usePhone } from '../../ui/use-phone';
import classes from './mail-preview.module.css';
import { MailState } from './mail-state';

/** The frame is sandboxed without scripts: what a mail contains can do nothing here. */
export function MailPreview({ mail, onClose }: { mail: string; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [shape, setShape] = useState('html');
  const path = { id: mail };
  const card = $api.useQuery('get', '/api/mails/{id}', { params: { path } }).data;
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      fullScreen={phone}
      title={card?.subject ?? ''}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {card && (
        <Stack gap="sm">
          <Group gap="xs">
            <MailState state={card.state} />
            <Text size="sm" c="dimmed">
              {t('mails.to', { address: card.recipient })} · <DateText at={card.sent_at ?? card.created_at} time />
            </Text>
          </Group>
          <Why mail={card} />
          <SegmentedControl
            size="xs"
            aria-label={t('mails.shape')}
            data={[
              { value: 'html', label: t('mails.as_seen') },
              { value: 'text', label: t('mails.as_text') },
            ]}
            value={shape}
            onChange={setShape}
          />
          {shape === 'html' ? (
            <iframe className={classes.frame} sandbox="" srcDoc={card.html} title={card.subject} />
          ) : (
            <pre className={classes.text}>{card.text}</pre>
          )}
          <Resend mail={card} onDone={onClose} />
        </Stack>
      )}
    </Modal>
  );
}

function Why({ mail }: { mail: Mail }) {
  const { t } = useTranslation();
  if (mail.server_answer && mail.state === 'failed') {
    return <Notice tone="danger">{t('mails.server_said', { answer: mail.server_answer })}</Notice>;
  }
  if (!mail.why) return null;
  return <Notice tone="warning">{textOf(t, `mails.why.${mail.why}`, mail.why)}</Notice>;
}

function Resend({ mail, onDone }: { mail: Mail; onDone: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const { say, sayError } = useToast();
  const path = { id: mail.id };
  const resend = useMutation({
    mutationFn: () => answerOf(api.POST('/api/mails/{id}/resend', { params: { path, header: freshKey() } })),
    onSuccess: () => {
      say(t('mails.resent'));
      onDone();
    },
    onError: sayError,
  });
  const possible = ['sent', 'failed', 'not_sent', 'discarded'].includes(mail.state) && can('send_mails');
  if (!possible) return null;
  return (
    <Button variant="default" onClick={() => resend.mutate()} loading={resend.isPending} style={{ alignSelf: 'flex-end' }}>
      {t('mails.resend')}
    </Button>
  );
}
