// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import type { ContactCard, GrantRow } from '../../../api/types';
import { DateText } from '../../../ui/date-text';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { RowLink } from '../../../ui/row-link';
import { Rows } from '../../../ui/rows';
import { Section } from '../../../ui/section';
import { useSingleKeys } from '../../../ui/use-single-keys';
import { GrantState } from '../../access/grant-state';
import { Explanation } from './explanation';
import { RevokeAccess } from './revoke-access';

const AddProduct = lazy(async () => ({ default: (await import('./add-product')).AddProduct }));

/** Tab Products: what this person holds, and door 3. */
export function ContactGrants({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const can = useCan();
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<GrantRow | null>(null);
  const [explaining, setExplaining] = useState<GrantRow | null>(null);
  const path = { id: contact.id };
  const grants = $api.useQuery('get', '/api/contacts/{id}/grants', { params: { path, query: { limit: 100 } } });
  const mayGive = can('give_access');
  useSingleKeys(mayGive ? { c: () => setAdding(true) } : {});
  if (grants.isError) return <FailedState error={grants.error} onRetry={() => void grants.refetch()} />;
  const add = mayGive && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('access.add_product')}
    </Button>
  );
  const name = contact.name || contact.email || '';
  return (
    <>
      <Section title={t('contacts.products')} actions={add} flush>
        {grants.data?.total === 0 ? (
          <EmptyState kind="nothing-yet" title={t('access.none')} text={t('access.none_text', { name })} />
        ) : (
          <GrantRows rows={grants.data?.items ?? []} onRevoke={setRevoking} onExplain={setExplaining} />
        )}
      </Section>
      <Suspense fallback={null}>
        {adding && <AddProduct contact={contact} onClose={() => setAdding(false)} />}
      </Suspense>
      {revoking && <RevokeAccess grant={revoking} name={name} onClose={() => setRevoking(null)} />}
      {explaining && (
        <Explanation contact={contact.id} name={name} grant={explaining} onClose={() => setExplaining(null)} />
      )}
    </>
  );
}

interface RowsProps {
  rows: GrantRow[];
  onRevoke: (grant: GrantRow) => void;
  onExplain: (grant: GrantRow) => void;
}

function GrantRows({ rows, onRevoke, onExplain }: RowsProps) {
  const { t } = useTranslation();
  return (
    <Rows
      label={t('contacts.products')}
      rows={rows}
      keyOf={(grant) => grant.id}
      inCard
      columns={[
        {
          header: t('access.product'),
          width: 'minmax(150px, 2fr)',
          phone: 'title',
          cell: (grant) => <RowLink to={`/courses/${grant.product.id}`}>{grant.product.title}</RowLink>,
        },
        {
          header: t('access.offer'),
          width: 'minmax(110px, 1.4fr)',
          cell: (grant) => grant.offer?.title ?? t(`access.kind.${grant.kind}`),
        },
        {
          header: t('common.state'),
          width: '130px',
          phone: 'aside',
          cell: (grant) => <GrantState state={grant.state} />,
        },
        {
          header: t('access.lessons'),
          width: '130px',
          cell: (grant) => t('access.lessons_of', { open: grant.lessons_open, total: grant.lessons_total }),
        },
        {
          header: t('access.until'),
          width: '120px',
          cell: (grant) => <DateText clock="school" at={grant.end_at} none={t('common.unlimited')} />,
        },
        {
          header: t('access.order'),
          width: '125px',
          cell: (grant) => <RowLink to={`/orders/${grant.order.id}`}>#{grant.order.number}</RowLink>,
        },
        {
          header: t('common.actions'),
          width: '190px',
          align: 'end',
          cell: (grant) => (
            <Group gap={6} wrap="nowrap">
              <Button variant="subtle" size="compact-sm" onClick={() => onExplain(grant)}>
                {t('access.explain')}
              </Button>
              {grant.can.includes('revoke') && (
                <Button variant="default" size="compact-sm" onClick={() => onRevoke(grant)}>
                  {t('access.revoke_short')}
                </Button>
              )}
            </Group>
          ),
        },
      ]}
    />
  );
}
