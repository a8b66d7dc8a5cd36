// SPDX-License-Identifier: Apache-2.0
import {
  IconBook,
  IconHistory,
  IconMail,
  IconReceipt,
  IconSettings,
  IconTag,
  IconUsers,
} from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { useSingleKeys } from '../../ui/use-single-keys';
import classes from './navigation.module.css';

/** At most seven; the letter follows `g`. */
export const places = [
  { key: 'contacts', to: '/contacts', letter: 'c', right: 'view_contacts', Icon: IconUsers },
  { key: 'courses', to: '/courses', letter: 'k', right: 'view_courses', Icon: IconBook },
  { key: 'offers', to: '/offers', letter: 'o', right: 'view_offers', Icon: IconTag },
  { key: 'orders', to: '/orders', letter: 'r', right: 'view_orders', Icon: IconReceipt },
  { key: 'mails', to: '/mails', letter: 'm', right: 'view_mails', Icon: IconMail },
  { key: 'journal', to: '/journal', letter: 'j', right: 'view_journal', Icon: IconHistory },
  { key: 'settings', to: '/settings', letter: 's', right: 'manage_settings', Icon: IconSettings },
] as const;

export function usePlaces() {
  const can = useCan();
  return places.filter((place) => can(place.right));
}

function useGoKeys(): void {
  const navigate = useNavigate();
  const waitingUntil = useRef(0);
  const go = (letter: string) => () => {
    const place = places.find((one) => one.letter === letter);
    if (place && Date.now() < waitingUntil.current) void navigate({ to: place.to });
  };
  const letters = Object.fromEntries(places.map((place) => [place.letter, go(place.letter)]));
  useSingleKeys({ g: () => (waitingUntil.current = Date.now() + 1500), ...letters });
}

export function Navigation() {
  const { t } = useTranslation();
  const shown = usePlaces();
  useGoKeys();
  return (
    <ul className={classes.list}>
      {shown.map(({ key, to, Icon }) => (
        <li key={key}>
          <Link to={to} className={classes.entry} activeOptions={{ includeSearch: false }}>
            <Icon size={18} stroke={1.6} aria-hidden />
            {t(`nav.${key}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
