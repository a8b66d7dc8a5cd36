// SPDX-License-Identifier: Apache-2.0
import { MultiSelect, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import type { Product } from '../../../api/types';
import { ErrorAlert } from '../../../ui/error-alert';
import { Section } from '../../../ui/section';
import { useToast } from '../../../ui/toast';

interface Person {
  id: string;
  name: string;
  role: 'owner' | 'office' | 'support' | 'curator';
}

/** Curators see the courses whose team they are on, and no others. */
export function CourseTeam({ course }: { course: Product }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const path = { id: course.id };
  const team = $api.useQuery('get', '/api/products/{id}/team', { params: { path } });
  const change = useMutation({
    mutationFn: (members: string[]) =>
      answerOf(api.PUT('/api/products/{id}/team', { body: { members }, params: { path } })),
    onSuccess: () => say(t('courses.team_saved')),
  });
  const members: Person[] = team.data?.items ?? [];
  const candidates: Person[] = team.data?.candidates ?? [];
  const ids = change.isPending ? change.variables : members.map((person) => person.id);
  const nameOf = (person: Person) =>
    t('courses.team_person', { name: person.name, role: t(`team.roles.${person.role}`) });
  const editable = course.can.includes('edit');
  return (
    <Section title={t('courses.team')} hint={t('courses.team_hint')}>
      <Stack gap="sm">
        <ErrorAlert error={team.error ?? change.error} />
        {editable ? (
          <MultiSelect
            aria-label={t('courses.team')}
            placeholder={ids.length === 0 ? t('courses.team_choose') : undefined}
            searchable
            data={[...members, ...candidates].map((one) => ({ value: one.id, label: nameOf(one) }))}
            value={ids}
            onChange={(next) => change.mutate(next)}
            nothingFoundMessage={t('common.nothing_found')}
          />
        ) : (
          <Text size="sm">{members.map(nameOf).join(', ') || t('courses.team_none')}</Text>
        )}
      </Stack>
    </Section>
  );
}
