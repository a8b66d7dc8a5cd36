// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import { DoorLayout } from '../../../ui/door-layout';
import { ErrorAlert } from '../../../ui/error-alert';
import { useListState } from '../../../ui/list-state';
import { Notice } from '../../../ui/notice';
import { SignInPage } from './sign-in-page';

/** Opening the address does nothing: only the button uses the link up. */
export function LinkPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const token = useListState().text('token') ?? '';
  const link = $api.useQuery(
    'get',
    '/api/session/links/{token}',
    { params: { path: { token } } },
    { enabled: token !== '', staleTime: Number.POSITIVE_INFINITY },
  );
  const use = useMutation({
    mutationFn: () => answerOf(api.POST('/api/session', { body: { link: token } })),
    onSuccess: () => void navigate({ to: '/' }),
  });
  if (token === '' || link.isError) return <SignInPage />;
  if (!link.data) return null;
  const { usable } = link.data;
  const email = link.data.email ?? '';
  if (!usable) return <DeadLink email={email} />;
  return (
    <DoorLayout
      title={t('learn.sign_in_title')}
      text={t('session.link_text', { email })}
    >
      <Stack gap="sm">
        {link.data.products
          .filter((product) => product.in_preparation)
          .map(({ id, title }) => (
            <Notice key={id} tone="info">
              {t('learn.product_in_preparation', { product: title })}
            </Notice>
          ))}
        <ErrorAlert error={use.error} />
        <Button size="md" onClick={() => use.mutate()} loading={use.isPending} autoFocus>
          {t('session.sign_in')}
        </Button>
      </Stack>
    </DoorLayout>
  );
}

function DeadLink({ email }: { email: string }) {
  const { t } = useTranslation();
  const again = useMutation({ mutationFn: () => answerOf(api.POST('/api/session/codes', { body: { email } })) });
  if (again.isSuccess) {
    return (
      <DoorLayout title={t('learn.code_title')} text={t('learn.code_text', { email })}>
        <Notice role="status">{t('learn.new_link_sent', { email })}</Notice>
      </DoorLayout>
    );
  }
  return (
    <DoorLayout title={t('session.dead_link')} text={t('learn.dead_link_text')}>
      <Stack gap="sm">
        <ErrorAlert error={again.error} />
        <Button size="md" onClick={() => again.mutate()} loading={again.isPending}>
          {t('learn.send_new_to', { email })}
        </Button>
      </Stack>
    </DoorLayout>
  );
}
