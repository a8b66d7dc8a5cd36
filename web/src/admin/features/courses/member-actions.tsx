// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { MemberRow } from '../../../api/types';
import { ActionMenu } from '../../../ui/action-menu';
import { lastToEnd } from '../../access/grant-act';
import { actionsOn } from '../../access/grant-actions';

/** A row is a person: what is done here is done to the access that ends last. */
export function MemberActions({ row }: { row: MemberRow }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const last = lastToEnd(row.grants);
  const path = { id: last?.id ?? '' };
  const answer = $api.useQuery('get', '/api/grants/{id}', { params: { path } }, { enabled: wanted && last !== undefined });
  if (!last) return null;
  const name = row.contact.name || row.contact.email || '';
  const grant = answer.data;
  const several = row.grants.length > 1 ? t('access.dates.last_of_several') : undefined;
  const nothing = answer.isError || grant?.can.length === 0 ? t('access.dates.nothing') : undefined;
  return (
    <ActionMenu
      label={t('access.dates.more_of', { name })}
      groups={grant ? actionsOn(grant, name, t) : []}
      heading={nothing ?? several}
      later={{ onOpen: () => setWanted(true), waiting: answer.isLoading }}
    />
  );
}
