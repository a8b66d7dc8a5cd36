// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../../api/errors';
import { Notice } from '../../../ui/notice';

interface Known {
  id: string;
  name: string;
}

/** Nothing of a known person is overwritten: the form leads to them instead. */
export function useKnownPerson() {
  const [person, setPerson] = useState<Known | null>(null);
  const recognise = (error: ApiError): boolean => {
    const { existing, detail } = error.problem;
    if (error.code !== 'contact.exists' || !existing) return false;
    setPerson({ id: existing, name: detail ?? '' });
    return true;
  };
  return { person, recognise, forget: () => setPerson(null) };
}

export function KnownPerson({ person }: { person: Known }) {
  const { t } = useTranslation();
  const open = (
    <Button size="compact-sm" variant="default" component={Link} to={`/contacts/${person.id}`}>
      {t('contacts.open_known')}
    </Button>
  );
  return (
    <Notice tone="info" role="status" action={open}>
      {t('contacts.known', { name: person.name })}
    </Notice>
  );
}
