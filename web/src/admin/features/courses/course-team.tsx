// SPDX-License-Identifier: Apache-2.0
import { MultiSelect, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api, ifMatch } from '../../../api/client';
import { asApiError } from '../../../api/errors';
import type { CourseTeam as Team, Product } from '../../../api/types';
import { ErrorAlert } from '../../../ui/error-alert';
import { Section } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { differences, merged } from '../../../ui/versions';
import { compareVersions } from '../../../ui/versions-host';

interface Person {
  id: string;
  name: string;
  role: 'owner' | 'office' | 'support' | 'curator';
}

interface Change {
  began: string[];
  wanted: string[];
  /** Of what it began with. */
  version: number;
}

const sorted = (ids: string[]) => ids.toSorted();
const idsOf = (people: Person[]) => people.map((person) => person.id);

/** Curators see the courses whose team they are on, and no others. */
export function CourseTeam({ course }: { course: Product }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const path = { id: course.id };
  const team = $api.useQuery('get', '/api/products/{id}/team', { params: { path } });
  const members: Person[] = team.data?.items ?? [];
  const candidates: Person[] = team.data?.candidates ?? [];
  const nameOf = (person: Person) =>
    t('courses.team_person', { name: person.name, role: t(`team.roles.${person.role}`) });
  const change = useMutation({
    mutationFn: ({ wanted, version }: Change) =>
      answerOf(
        api.PUT('/api/products/{id}/team', {
          body: { members: wanted },
          params: { path, header: ifMatch(version) },
        }),
      ),
    onSuccess: () => say(t('courses.team_saved')),
    onError: (error, sent) => {
      const theirs = asApiError(error).problem.current as Team | undefined;
      if (theirs?.items) compare(sent, theirs);
    },
  });
  /** Somebody else chose a team meanwhile: both are shown, and whoever saves second chooses. */
  const compare = ({ began, wanted }: Change, theirs: Team) => {
    const known = [...members, ...candidates, ...theirs.items];
    const names = (ids: string[]) =>
      ids.map((id) => known.find((person) => person.id === id)?.name ?? id).join(', ') || t('courses.team_none');
    const three = {
      base: { members: began },
      mine: { members: wanted },
      theirs: { members: idsOf(theirs.items) },
    };
    const label = t('courses.team');
    const found = differences({ members: { label, show: names, plain: sorted } }, three);
    const save = (sides: Parameters<typeof merged>[1]) =>
      change.mutate({ began: three.theirs.members, wanted: merged(three, sides).members, version: theirs.version });
    if (found.length === 0) save({});
    else compareVersions({ differences: found, onChoose: save });
  };
  const ids = change.isPending ? change.variables.wanted : idsOf(members);
  const refusal = change.error && asApiError(change.error).status !== 412 ? change.error : null;
  const editable = course.can.includes('edit');
  return (
    <Section title={t('courses.team')} hint={t('courses.team_hint')}>
      <Stack gap="sm">
        <ErrorAlert error={team.error ?? refusal} />
        {editable ? (
          <MultiSelect
            aria-label={t('courses.team')}
            placeholder={ids.length === 0 ? t('courses.team_choose') : undefined}
            searchable
            data={[...members, ...candidates].map((one) => ({ value: one.id, label: nameOf(one) }))}
            value={ids}
            onChange={(wanted) =>
              change.mutate({ began: idsOf(members), wanted, version: team.data?.version ?? 0 })
            }
            nothingFoundMessage={t('common.nothing_found')}
          />
        ) : (
          <Text size="sm">{members.map(nameOf).join(', ') || t('courses.team_none')}</Text>
        )}
      </Stack>
    </Section>
  );
}
