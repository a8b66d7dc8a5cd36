// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import { DateText } from '../../../ui/date-text';
import { ErrorAlert } from '../../../ui/error-alert';
import { Notice } from '../../../ui/notice';
import { Section } from '../../../ui/section';
import { StatusBadge } from '../../../ui/status-badge';
import { Enrol } from './enrol';
import { RecoveryCodes } from './recovery-codes';
import { SwitchOff } from './switch-off';

const few = 3;

type Open = 'enrol' | 'off' | null;

/** A code from an app beside the password. */
export function SecondFactor() {
  const { t } = useTranslation();
  const state = $api.useQuery('get', '/api/session/totp', {});
  const [open, setOpen] = useState<Open>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const renew = useMutation({
    mutationFn: () => answerOf(api.POST('/api/session/totp/recovery-codes')),
    onSuccess: (made) => setCodes(made.recovery_codes),
  });
  const on = state.data?.enrolled === true;
  const close = () => setOpen(null);
  return (
    <Section
      title={t('session.second_factor')}
      hint={t('session.second_factor_hint')}
      actions={
        state.data && (
          <StatusBadge tone={on ? 'ok' : 'neutral'}>{t(on ? 'common.on' : 'common.off')}</StatusBadge>
        )
      }
    >
      <Stack gap="sm">
        <ErrorAlert error={state.error ?? renew.error} />
        {on && <Kept since={state.data?.since} left={state.data?.recovery_codes_left ?? 0} />}
        {state.data && (
          <Group gap="xs">
            {on ? (
              <>
                <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
                  {t('session.new_recovery_codes')}
                </Button>
                <Button variant="default" onClick={() => setOpen('off')}>
                  {t('session.totp_off')}
                </Button>
              </>
            ) : (
              <Button variant="default" onClick={() => setOpen('enrol')}>
                {t('session.totp_begin')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
      {open === 'enrol' && <Enrol onClose={close} onEnrolled={setCodes} />}
      {open === 'off' && <SwitchOff onClose={close} />}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />}
    </Section>
  );
}

function Kept({ since, left }: { since: string | null | undefined; left: number }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm">
        {t('session.totp_since')} <DateText at={since} time />
        {' · '}
        {t('session.recovery_left', { count: left })}
      </Text>
      {left < few && <Notice tone="warning">{t('session.recovery_few')}</Notice>}
    </>
  );
}
