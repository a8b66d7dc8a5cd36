// SPDX-License-Identifier: Apache-2.0
import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client';

interface Props {
  value: string;
  onChange: (id: string) => void;
  error?: React.ReactNode;
}

/** Finds one person by name, e-mail or phone. */
export function ContactPicker({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  const found = $api.useQuery(
    'get',
    '/api/contacts',
    { params: { query: { search, limit: 20 } } },
    { placeholderData: keepPreviousData },
  );
  const people = found.data?.items ?? [];
  return (
    <Select
      label={t('access.person')}
      placeholder={t('contacts.search')}
      required
      searchable
      data={people.map((person) => ({ value: person.id, label: person.name || (person.email ?? '') }))}
      filter={({ options }) => options}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      onSearchChange={setTyped}
      nothingFoundMessage={t('common.nothing_found')}
      error={error}
      data-autofocus
      renderOption={({ option }) => (
        <div>
          {option.label}
          <Text size="xs" c="dimmed">
            {people.find((person) => person.id === option.value)?.email}
          </Text>
        </div>
      )}
    />
  );
}
