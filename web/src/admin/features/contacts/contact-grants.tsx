// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan, useSchool } from '../../../api/session';
import type { ContactCard, GrantRow } from '../../../api/types';
import { formatDay } from '../../../lib/format';
import { DateText } from '../../../ui/date-text';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { useListState } from '../../../ui/list-state';
import { RowButton, RowLink } from '../../../ui/row-link';
import { Rows } from '../../../ui/rows';
import { Section } from '../../../ui/section';
import { StatusBadge } from '../../../ui/status-badge';
import { useSingleKeys } from '../../../ui/use-single-keys';
import { GrantActions, openAct } from '../../access/grant-actions';
import { GrantState } from '../../access/grant-state';

const AddProduct = lazy(async () => ({ default: (await import('./add-product')).AddProduct }));

/** Tab Products: what this person holds, and door 3. */
export function ContactGrants({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const can = useCan();
  const [adding, setAdding] = useState(false);
  const { set } = useListState();
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
          <GrantRows rows={grants.data?.items ?? []} name={name} onExplain={(grant) => set({ product: grant.product.id })} />
        )}
      </Section>
      <Suspense fallback={null}>
        {adding && <AddProduct contact={contact} onClose={() => setAdding(false)} />}
      </Suspense>
    </>
  );
}

interface RowsProps {
  rows: GrantRow[];
  name: string;
  onExplain: (grant: GrantRow) => void;
}

function GrantRows({ rows, name, onExplain }: RowsProps) {
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
          width: 'minmax(130px, 2fr)',
          phone: 'title',
          cell: (grant) => <RowLink to={`/courses/${grant.product.id}`}>{grant.product.title}</RowLink>,
        },
        {
          header: t('access.offer'),
          width: 'minmax(100px, 1.4fr)',
          cell: (grant) => <Terms grant={grant} />,
        },
        {
          header: t('common.state'),
          width: '128px',
          phone: 'aside',
          cell: (grant) => <State grant={grant} />,
        },
        {
          header: t('access.lessons'),
          width: '120px',
          cell: (grant) => t('access.lessons_of', { open: grant.lessons_open, total: grant.lessons_total }),
        },
        {
          header: t('access.until'),
          width: '120px',
          cell: (grant) => <Until grant={grant} name={name} />,
        },
        {
          header: t('access.order'),
          width: '122px',
          cell: (grant) => <RowLink to={`/orders/${grant.order.id}`}>#{grant.order.number}</RowLink>,
        },
        {
          header: t('common.actions'),
          width: '240px',
          align: 'end',
          cell: (grant) => (
            <Group gap={6} wrap="nowrap">
              <Button variant="subtle" size="compact-sm" onClick={() => onExplain(grant)}>
                {t('access.explain')}
              </Button>
              <GrantActions grant={grant} name={name} />
            </Group>
          ),
        },
      ]}
    />
  );
}

function Terms({ grant }: { grant: GrantRow }) {
  const { t } = useTranslation();
  if (!grant.offer) return t(`access.kind.${grant.kind}`);
  return (
    <>
      {grant.offer.title}
      {grant.individual && <StatusBadge tone="brand-tone">{t('access.kind.individual')}</StatusBadge>}
    </>
  );
}

/** A freeze says when it is over; one to come, when it begins. */
function State({ grant }: { grant: GrantRow }) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const day = (at: string) => formatDay(at, i18n.language, zone);
  const { frozen_from: from, frozen_until: until } = grant;
  const frozen = grant.state === 'frozen' && until;
  return (
    <Stack gap={2} align="flex-start">
      <GrantState state={grant.state} />
      {frozen && <Text size="xs">{t('access.dates.frozen_until', { until: day(until) })}</Text>}
      {!frozen && from && <Text size="xs">{t('access.dates.frozen_from', { from: day(from) })}</Text>}
    </Stack>
  );
}

function Until({ grant, name }: { grant: GrantRow; name: string }) {
  const { t } = useTranslation();
  const date = <DateText clock="school" end at={grant.end_at} none={t('common.unlimited')} />;
  return (
    <Stack gap={0} align="flex-start">
      {grant.can.includes('set_end') ? (
        <RowButton onClick={() => openAct('set_end', grant, name)}>{date}</RowButton>
      ) : (
        date
      )}
      {grant.end_is_personal && <Text size="xs">{t('access.dates.end_personal')}</Text>}
    </Stack>
  );
}
