// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { freshKey } from '../../../api/idempotency';
import type { LessonCard } from '../../../api/types';
import { Section } from '../../../ui/section';
import { useToast } from '../../../ui/toast';

/** Parts of a lesson that an offer can give one by one. */
export function LessonSections({ lesson }: { lesson: LessonCard }) {
  const { t } = useTranslation();
  const { say, sayError } = useToast();
  const [typed, setTyped] = useState('');
  const add = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/lessons/{id}/sections', {
          body: { title: typed.trim() },
          params: { path: { id: lesson.id }, header: freshKey() },
        }),
      ),
    onSuccess: () => setTyped(''),
    onError: sayError,
  });
  const rename = useMutation({
    mutationFn: ({ id, title }: { id: string; title: string }) =>
      answerOf(api.PATCH('/api/sections/{id}', { body: { title }, params: { path: { id } } })),
    onSuccess: () => say(t('common.saved')),
    onError: sayError,
  });
  const remove = useMutation({
    mutationFn: (id: string) => answerOf(api.DELETE('/api/sections/{id}', { params: { path: { id } } })),
    onSuccess: () => say(t('courses.section_deleted')),
    onError: sayError,
  });
  const renameTo = (section: { id: string; title: string }, title: string) => {
    if (title && title !== section.title) rename.mutate({ id: section.id, title });
  };
  return (
    <Section title={t('courses.sections')} hint={t('courses.sections_hint')}>
      <Stack gap="xs">
        {lesson.sections.map((section) => (
          <Group key={section.id} gap="xs" wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={t('courses.section_title')}
              defaultValue={section.title}
              onBlur={(event) => renameTo(section, event.currentTarget.value.trim())}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('courses.section_delete', { title: section.title })}
              onClick={() => remove.mutate(section.id)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Group gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            aria-label={t('courses.section_new')}
            placeholder={t('courses.section_new')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button variant="default" disabled={!typed.trim()} loading={add.isPending} onClick={() => add.mutate()}>
            {t('common.add')}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
