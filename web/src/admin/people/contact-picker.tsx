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
  label?: string;
  description?: string;
  required?: boolean;
}

/** Finds one person by name, e-mail or phone. */
export function ContactPicker(props: Props) {
  const { value, onChange, error, label, description, required = true } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  const found = $api.useQuery(
    'get',
    '/api/contacts',
    { params: { query: { search, limit: 20 } } },
    { placeholderData: keepPreviousData },
  );
  const listed = found.data?.items ?? [];
  const unlisted = value !== '' && found.isSuccess && !listed.some((person) => person.id === value);
  const chosen = $api.useQuery('get', '/api/contacts/{id}', { params: { path: { id: value } } }, { enabled: unlisted });
  const people = unlisted && chosen.data ? [chosen.data, ...listed] : listed;
  return (
    <Select
      label={label ?? t('access.person')}
      description={description}
      placeholder={t('contacts.search')}
      required={required}
      clearable={!required}
      searchable
      data={people.map((person) => ({ value: person.id, label: person.name || (person.email ?? '') }))}
      filter={({ options }) => options}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      onSearchChange={setTyped}
      nothingFoundMessage={t('common.nothing_found')}
      error={error}
      data-autofocus={required || undefined}
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
