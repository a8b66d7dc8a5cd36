// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import { useSession } from '../../../api/session';
import { CodeInput } from '../../../ui/code-input';
import { DoorLayout } from '../../../ui/door-layout';
import { ErrorAlert } from '../../../ui/error-alert';
import { useListState } from '../../../ui/list-state';
import { PasswordField } from '../../../ui/password-field';
import { useApiForm } from '../../../ui/use-api-form';
import { SetupForm } from './setup-form';

/** A link is never used by opening it: mail programs open links by themselves. */
export function LinkPage() {
  const { t } = useTranslation();
  const token = useListState().text('token') ?? '';
  const session = useSession();
  const link = $api.useQuery(
    'get',
    '/api/session/links/{token}',
    { params: { path: { token } } },
    { enabled: token !== '', staleTime: Number.POSITIVE_INFINITY },
  );
  if (token === '' || link.isError) return <DeadLink />;
  if (link.data?.usable === false) return <DeadLink ofInvitation={link.data.dead === 'inviter'} />;
  if (!link.data || !session.data) return null;
  const { purpose, email, needs_password, needs_totp } = link.data;
  if (purpose === 'setup') {
    return <SetupForm token={token} email={email ?? ''} school={session.data.school} />;
  }
  return (
    <DoorLayout title={t(`session.link_title.${purpose}`)} text={t('session.link_text', { email: email ?? '' })}>
      <UseLink token={token} needsPassword={needs_password} needsTotp={needs_totp} />
    </DoorLayout>
  );
}

/** An invitation whose sender may not invite any more is dead for a reason of its own. */
function DeadLink({ ofInvitation = false }: { ofInvitation?: boolean }) {
  const { t } = useTranslation();
  const text = ofInvitation ? t('session.dead_invitation_text') : t('session.dead_link_text');
  return (
    <DoorLayout title={t('session.dead_link')} text={text}>
      <Button component={Link} to="/" fullWidth>
        {t('session.to_sign_in')}
      </Button>
    </DoorLayout>
  );
}

interface UseProps {
  token: string;
  needsPassword: boolean;
  needsTotp: boolean;
}

function UseLink({ token, needsPassword, needsTotp }: UseProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: { password: '', totp: '' },
    rules: {
      password: (value) =>
        !needsPassword || value.length >= 12 ? null : t('session.password_rule'),
      totp: (value) => (!needsTotp || value.trim() ? null : t('errors.required')),
    },
    send: ({ password, totp }) => {
      const proofs = { ...(needsPassword ? { password } : {}), ...(needsTotp ? { totp } : {}) };
      return answerOf(api.POST('/api/session', { body: { link: token, ...proofs } }));
    },
    onDone: () => void navigate({ to: '/' }),
  });
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <Stack gap="sm">
        <ErrorAlert error={error} fields={unplaced} />
        {needsPassword && (
          <PasswordField
            label={t('session.new_password')}
            description={t('session.password_rule')}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
        )}
        {needsTotp && (
          <CodeInput
            label={t('session.totp')}
            description={t('session.totp_or_recovery')}
            {...form.getInputProps('totp')}
          />
        )}
        <Button type="submit" size="md" loading={busy}>
          {needsPassword ? t('session.set_password') : t('session.sign_in')}
        </Button>
      </Stack>
    </form>
  );
}
