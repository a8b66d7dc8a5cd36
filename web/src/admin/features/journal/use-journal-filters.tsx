// SPDX-License-Identifier: Apache-2.0
import { Select } from '@mantine/core';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan, useClock, useSchool } from '../../../api/session';
import { formatDate, zoneCity } from '../../../lib/format';
import { DayInput } from '../../../ui/day-input';
import type { Filter } from '../../../ui/filter-bar';
import { useListState } from '../../../ui/list-state';
import { ContactPicker } from '../../people/contact-picker';
import { actionText } from '../../record/journal-text';

const kinds = ['con', 'prd', 'off', 'ord', 'tpl', 'stf', 'imp'] as const;

/** The acts that this app has words for; a newer one can still be given in the address. */
function knownActions(): string[] {
  const areas = i18next.getResource(i18next.language, 'translation', 'journal.action') as
    | Record<string, Record<string, string>>
    | undefined;
  return Object.entries(areas ?? {}).flatMap(([area, acts]) =>
    Object.keys(acts).map((act) => `${area}.${act}`),
  );
}

function useNameOf(contact: string | undefined): string {
  const card = $api.useQuery(
    'get',
    '/api/contacts/{id}',
    { params: { path: { id: contact ?? '' } } },
    { enabled: contact !== undefined },
  );
  return card.data?.name || card.data?.email || '…';
}

export function useJournalFilters(): Filter[] {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const { text } = useListState();
  const { zone } = useSchool();
  const description =
    useClock() === zone ? undefined : t('journal.days_of_school', { zone: zoneCity(zone) });
  const contactName = useNameOf(text('contact'));
  const team = $api.useQuery(
    'get',
    '/api/team',
    { params: { query: { limit: 100 } } },
    { enabled: can('manage_team') },
  );
  const day = (key: 'from' | 'to'): Filter => ({
    key,
    label: t(`journal.${key}`),
    options: [],
    labelOf: (value) => formatDate(value, i18n.language),
    control: (value, set) => (
      <DayInput
        label={t(`journal.${key}`)}
        description={description}
        value={value}
        onChange={(one) => set(one || undefined)}
      />
    ),
  });
  const list = (key: string, label: string, options: Filter['options']): Filter => ({
    key,
    label,
    options,
    control: (value, set) => (
      <Select
        label={label}
        data={options}
        clearable
        searchable
        value={value || null}
        onChange={(one) => set(one ?? undefined)}
        nothingFoundMessage={t('common.nothing_found')}
      />
    ),
  });
  const members = (team.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const acts = knownActions()
    .map((value) => ({ value, label: actionText(t, value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language));
  const objects = kinds.map((value) => ({ value, label: t(`journal.object_kind.${value}`) }));
  const person: Filter = {
    key: 'contact',
    label: t('access.person'),
    options: [],
    labelOf: () => contactName,
    control: (value, set) => (
      <ContactPicker required={false} value={value} onChange={(id) => set(id || undefined)} />
    ),
  };
  return [
    person,
    ...(members.length > 0 ? [list('actor', t('journal.who'), members)] : []),
    list('action', t('journal.what'), acts),
    list('kind', t('journal.object'), objects),
    day('from'),
    day('to'),
  ];
}
