// SPDX-License-Identifier: Apache-2.0
import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { cleanCode, codeLength, shownCode } from '../../../lib/login-code';
import { DoorLayout } from '../../../ui/door-layout';
import { ErrorAlert } from '../../../ui/error-alert';
import { Notice } from '../../../ui/notice';
import { useApiForm } from '../../../ui/use-api-form';
import classes from './code-step.module.css';

export function CodeStep({ email, onBack }: { email: string; onBack: () => void }) {
  const { t } = useTranslation();
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: { code: '' },
    rules: { code: (value) => (value.length === codeLength ? null : t('learn.code_rule')) },
    send: ({ code }) => answerOf(api.POST('/api/session', { body: { email, code } })),
    onDone: () => undefined,
  });
  const again = useMutation({ mutationFn: () => answerOf(api.POST('/api/session/codes', { body: { email } })) });
  const props = form.getInputProps('code');
  return (
    <DoorLayout title={t('learn.code_title')} text={t('learn.code_text', { email })}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ErrorAlert error={error} fields={unplaced} />
          {again.isSuccess && <Notice role="status">{t('learn.code_sent_again')}</Notice>}
          <TextInput
            {...props}
            size="lg"
            label={t('learn.code')}
            classNames={{ input: classes.code ?? '' }}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            autoFocus
            value={shownCode(form.values.code)}
            onChange={(event) => form.setFieldValue('code', cleanCode(event.currentTarget.value))}
          />
          <Button type="submit" size="md" loading={busy}>
            {t('session.sign_in')}
          </Button>
          <Button variant="subtle" onClick={() => again.mutate()} loading={again.isPending}>
            {t('learn.send_again')}
          </Button>
          <Button variant="subtle" onClick={onBack}>
            {t('learn.other_email')}
          </Button>
        </Stack>
      </form>
    </DoorLayout>
  );
}
