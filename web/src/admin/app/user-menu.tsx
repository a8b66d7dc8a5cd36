// SPDX-License-Identifier: Apache-2.0
import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import { type ComponentPropsWithRef, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { Initials } from '../../ui/initials';
import classes from './user-menu.module.css';

const UserMenuOpen = lazy(async () => ({ default: (await import('./user-menu-open')).UserMenuOpen }));

type Props = UnstyledButtonProps & ComponentPropsWithRef<'button'>;

export function UserButton(props: Props) {
  const { t } = useTranslation();
  const name = useSession().data?.staff?.name ?? '';
  return (
    <UnstyledButton
      className={classes.target}
      aria-label={t('nav.user_menu', { name })}
      aria-haspopup="menu"
      {...props}
    >
      <Initials name={name} size={30} />
    </UnstyledButton>
  );
}

/** The menu itself is loaded when it is opened for the first time. */
export function UserMenu() {
  const [asked, setAsked] = useState(false);
  const button = <UserButton onClick={() => setAsked(true)} />;
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <UserMenuOpen />
    </Suspense>
  );
}
