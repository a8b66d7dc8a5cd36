// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/errors';
import { Notice } from '../../ui/notice';

interface Known {
  id: string;
  name: string;
}

/** Whom a refused address belongs to already. */
export function knownIn(error: unknown): Known | null {
  if (!(error instanceof ApiError) || error.code !== 'contact.exists') return null;
  const { existing, detail } = error.problem;
  return existing ? { id: existing, name: detail ?? '' } : null;
}

/** Nothing of a known person is overwritten: the form leads to them, or goes on with them. */
export function KnownPerson({ person, onContinue }: { person: Known; onContinue?: (id: string) => void }) {
  const { t } = useTranslation();
  const action = onContinue ? (
    <Button size="compact-sm" variant="default" onClick={() => onContinue(person.id)}>
      {t('contacts.continue_known')}
    </Button>
  ) : (
    <Button size="compact-sm" variant="default" component={Link} to={`/contacts/${person.id}`}>
      {t('contacts.open_known')}
    </Button>
  );
  return (
    <Notice tone="info" role="status" action={action}>
      {t('contacts.known', { name: person.name })}
    </Notice>
  );
}
