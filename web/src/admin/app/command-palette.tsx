// SPDX-License-Identifier: Apache-2.0
import { useDebouncedValue } from '@mantine/hooks';
import '@mantine/spotlight/styles.css';
import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconReceipt, IconSearch, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client';
import { useCan } from '../../api/session';
import { usePlaces } from './navigation';

const few = 5;

function useFound(typed: string) {
  const can = useCan();
  const [search] = useDebouncedValue(typed.trim(), 200);
  const query = { search, limit: few };
  const contacts = $api.useQuery(
    'get',
    '/api/contacts',
    { params: { query } },
    { enabled: search.length > 1 && can('view_contacts') },
  );
  const orders = $api.useQuery(
    'get',
    '/api/orders',
    { params: { query } },
    { enabled: search.length > 1 && can('view_orders') },
  );
  return { contacts: contacts.data?.items ?? [], orders: orders.data?.items ?? [] };
}

/** What is found arrives after the typing, and then nothing is marked: Enter takes the first. */
function openFirst(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key !== 'Enter' || document.querySelector('.mantine-Spotlight-action[data-selected]')) {
    return;
  }
  document.querySelector<HTMLElement>('.mantine-Spotlight-action')?.click();
}

/** `asked` counts how often it was asked for: each time it opens again. */
export function CommandPalette({ asked }: { asked: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const shown = usePlaces();
  const [typed, setTyped] = useState('');
  const found = useFound(typed);
  useEffect(() => {
    if (asked > 0) spotlight.open();
  }, [asked]);
  const go = (to: string) => () => void navigate({ to });
  const groups: SpotlightActionGroupData[] = [
    {
      group: t('nav.palette_pages'),
      actions: shown
        .filter((place) => t(`nav.${place.key}`).toLowerCase().includes(typed.trim().toLowerCase()))
        .map(({ key, to, Icon }) => ({
          id: key,
          label: t(`nav.${key}`),
          leftSection: <Icon size={18} stroke={1.6} />,
          onClick: go(to),
        })),
    },
    {
      group: t('nav.contacts'),
      actions: found.contacts.map((contact) => ({
        id: contact.id,
        label: contact.name,
        description: contact.email ?? '',
        leftSection: <IconUser size={18} stroke={1.6} />,
        onClick: go(`/contacts/${contact.id}`),
      })),
    },
    {
      group: t('nav.orders'),
      actions: found.orders.map((order) => ({
        id: order.id,
        label: t('orders.numbered', { number: order.number }),
        description: order.contact.name,
        leftSection: <IconReceipt size={18} stroke={1.6} />,
        onClick: go(`/orders/${order.id}`),
      })),
    },
  ];
  const shownGroups = groups.filter((group) => group.actions.length > 0);
  return (
    <Spotlight
      actions={shownGroups}
      query={typed}
      onQueryChange={setTyped}
      filter={(_query, actions) => actions}
      shortcut={null}
      nothingFound={t('common.nothing_found')}
      highlightQuery
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: t('nav.search'),
        'aria-label': t('nav.search'),
        onKeyDown: openFirst,
      }}
    />
  );
}
