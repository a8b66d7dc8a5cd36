// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import { freshKey } from '../../../api/idempotency';
import { DateText } from '../../../ui/date-text';
import { Section } from '../../../ui/section';
import { useToast } from '../../../ui/toast';

export function ContactNotes({ contact }: { contact: string }) {
  const { t } = useTranslation();
  const { say, sayError } = useToast();
  const path = { id: contact };
  const notes = $api.useQuery('get', '/api/contacts/{id}/notes', { params: { path, query: { limit: 100 } } });
  const [typed, setTyped] = useState('');
  const add = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/contacts/{id}/notes', { body: { body: typed.trim() }, params: { path, header: freshKey() } }),
      ),
    onSuccess: () => setTyped(''),
    onError: sayError,
  });
  const remove = useMutation({
    mutationFn: (id: string) => answerOf(api.DELETE('/api/notes/{id}', { params: { path: { id } } })),
    onSuccess: () => say(t('contacts.note_deleted')),
    onError: sayError,
  });
  return (
    <Section title={t('contacts.notes')}>
      <Stack gap="sm">
        <Textarea
          aria-label={t('contacts.note_placeholder')}
          placeholder={t('contacts.note_placeholder')}
          autosize
          minRows={2}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {typed.trim() && (
          <Button onClick={() => add.mutate()} loading={add.isPending} style={{ alignSelf: 'flex-end' }}>
            {t('contacts.note_add')}
          </Button>
        )}
        {notes.data?.items.map((note) => (
          <Group key={note.id} justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
            <div>
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {note.body}
              </Text>
              <Text size="xs" c="dimmed">
                {note.author} · <DateText at={note.written_at} time />
              </Text>
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('contacts.note_delete')}
              onClick={() => remove.mutate(note.id)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
