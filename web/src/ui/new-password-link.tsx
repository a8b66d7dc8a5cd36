// SPDX-License-Identifier: Apache-2.0
import { Anchor } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useSession } from '../api/session';
import { ErrorAlert } from './error-alert';
import { Notice } from './notice';

/** For somebody signed in who does not know their password, as after a one-time link. */
export function NewPasswordLink() {
  const { t } = useTranslation();
  const email = useSession().data?.staff?.email;
  const link = useMutation({
    mutationFn: (address: string) =>
      answerOf(api.POST('/api/session/password-links', { body: { email: address } })),
  });
  if (!email) return null;
  if (link.isSuccess) return <Notice role="status">{t('session.forgotten_sent', { email })}</Notice>;
  return (
    <>
      <ErrorAlert error={link.error} />
      <Anchor component="button" type="button" size="sm" ta="start" onClick={() => link.mutate(email)}>
        {t('session.forgotten')}
      </Anchor>
    </>
  );
}
