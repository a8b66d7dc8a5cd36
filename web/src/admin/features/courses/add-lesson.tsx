// SPDX-License-Identifier: Apache-2.0
import { Button, Group, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Module } from '../../../api/types';
import { ErrorAlert } from '../../../ui/error-alert';
import { useApiForm } from '../../../ui/use-api-form';
import classes from './programme.module.css';

/** One line where it belongs: type a title, press Enter, type the next. */
export function AddLesson({ module }: { module: Module }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const keyFor = useIdempotencyKey();
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial: { title: '' },
    rules: { title: (value) => (value.trim() ? null : t('errors.required')) },
    send: ({ title }) => {
      const body = { title: title.trim() };
      return answerOf(
        api.POST('/api/modules/{id}/lessons', { body, params: { path: { id: module.id }, header: keyFor(body) } }),
      );
    },
    onDone: () => form.reset(),
  });
  if (!open) {
    return (
      <div className={classes.add}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} />}
          aria-label={t('courses.add_lesson_to', { title: module.title })}
          onClick={() => setOpen(true)}
        >
          {t('courses.add_lesson')}
        </Button>
      </div>
    );
  }
  return (
    <form ref={element} onSubmit={submit} className={classes.add} noValidate>
      <ErrorAlert error={error} fields={unplaced} />
      <Group gap="xs" align="flex-start">
        <TextInput
          flex={1}
          autoFocus
          aria-label={t('courses.lesson_title')}
          placeholder={t('courses.lesson_title')}
          {...form.getInputProps('title')}
        />
        <Button type="submit" loading={busy}>
          {t('common.add')}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('common.done')}
        </Button>
      </Group>
    </form>
  );
}
