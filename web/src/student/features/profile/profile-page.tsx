// SPDX-License-Identifier: Apache-2.0
import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import { useSession } from '../../../api/session';
import type { Me } from '../../../api/types';
import { languageOr, isLanguage, languageNames, languages } from '../../../i18n/languages';
import { chooseLanguage } from '../../../i18n/start';
import { viewerZone, zones } from '../../../lib/zones';
import { Devices } from '../../../ui/devices';
import { FailedState } from '../../../ui/empty-state';
import { ErrorAlert } from '../../../ui/error-alert';
import { Notice } from '../../../ui/notice';
import { Section } from '../../../ui/section';
import { useApiForm } from '../../../ui/use-api-form';
import { Password } from './password';
import classes from './profile-page.module.css';

export function ProfilePage() {
  const { t } = useTranslation();
  useDocumentTitle(t('learn.profile'));
  const me = $api.useQuery('get', '/api/me', {});
  // Devices are those of whoever sits here.
  const mine = !useSession().data?.viewing;
  const signOut = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/session', { params: { query: { who: 'student' } } })),
  });
  if (me.isError) return <FailedState error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data) return null;
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('learn.profile')}</h1>
      <Stack gap="md">
        <Personal me={me.data} />
        <Password me={me.data} />
        {mine && (
          <>
            <Devices who="student" />
            <Button variant="default" size="md" onClick={() => signOut.mutate()} loading={signOut.isPending}>
              {t('session.sign_out')}
            </Button>
          </>
        )}
      </Stack>
    </div>
  );
}

const languageChoices = languages.map((value) => ({ value, label: languageNames[value] }));

function Personal({ me }: { me: Me }) {
  const { t, i18n } = useTranslation();
  const [saved, setSaved] = useState(false);
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: {
      first_name: me.first_name ?? '',
      last_name: me.last_name ?? '',
      language: (me.language ?? i18n.language),
      zone: me.zone ?? viewerZone(),
    },
    send: (values) =>
      answerOf(api.PATCH('/api/me', { body: { ...values, language: languageOr(values.language, null) } })),
    onDone: (_me, values) => {
      setSaved(true);
      if (isLanguage(values.language)) void chooseLanguage(values.language);
    },
  });
  return (
    <Section title={t('learn.about_you')} hint={me.email}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ErrorAlert error={error} fields={unplaced} />
          {saved && !form.isDirty() && <Notice role="status">{t('common.saved')}</Notice>}
          <TextInput label={t('learn.first_name')} autoComplete="given-name" {...form.getInputProps('first_name')} />
          <TextInput label={t('learn.last_name')} autoComplete="family-name" {...form.getInputProps('last_name')} />
          <NativeSelect label={t('common.language')} data={languageChoices} {...form.getInputProps('language')} />
          <NativeSelect
            label={t('common.zone')}
            description={t('learn.zone_hint')}
            data={zones()}
            {...form.getInputProps('zone')}
          />
          <Button type="submit" size="md" loading={busy}>
            {t('common.save')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
