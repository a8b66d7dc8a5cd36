// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useSession } from '../../../api/session';
import type { School } from '../../../api/types';
import { FailedState } from '../../../ui/empty-state';
import { ErrorAlert } from '../../../ui/error-alert';
import { Section } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { changeSchool, useSchoolSettings } from './use-school-settings';

export function MailSettings() {
  const answer = useSchoolSettings();
  if (answer.isError) return <FailedState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  return (
    <Stack gap="md" maw={640}>
      <TestMail />
      <HoldOrSend school={answer.data} />
    </Stack>
  );
}

function TestMail() {
  const { t } = useTranslation();
  const { say } = useToast();
  const own = useSession().data?.staff?.email ?? '';
  const [to, setTo] = useState(own);
  const send = useMutation({
    mutationFn: () => answerOf(api.POST('/api/school/test-mail', { body: { to } })),
    onSuccess: () => say(t('settings.test_sent', { email: to })),
  });
  return (
    <Section title={t('settings.test_mail')} hint={t('settings.test_mail_hint')}>
      <Stack gap="sm">
        <ErrorAlert error={send.error} />
        <Group gap="xs" align="flex-end">
          <TextInput
            flex={1}
            type="email"
            label={t('common.email')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button variant="default" loading={send.isPending} onClick={() => send.mutate()}>
            {t('settings.send_test')}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}

function HoldOrSend({ school }: { school: School }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const change = useMutation({
    mutationFn: (mails: School['mails']) => changeSchool(school.version, { mails }),
    onSuccess: (saved) => say(t(`settings.mails_now_${saved.mails}`)),
  });
  const value = change.isPending ? change.variables : school.mails;
  return (
    <Section title={t('settings.hold_or_send')}>
      <ErrorAlert error={change.error} />
      <Radio.Group
        aria-label={t('settings.hold_or_send')}
        value={value}
        onChange={(mails) => change.mutate(mails)}
      >
        <Stack gap="sm">
          <Radio value="hold" label={t('settings.hold')} description={t('settings.hold_hint')} />
          <Radio value="send" label={t('settings.send')} description={t('settings.send_hint')} />
        </Stack>
      </Radio.Group>
    </Section>
  );
}
