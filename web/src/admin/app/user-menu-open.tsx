// SPDX-License-Identifier: Apache-2.0
import { Menu } from '@mantine/core';
import { IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useSession } from '../../api/session';
import { useToast } from '../../ui/toast';
import { onDemand } from './on-demand';
import { UserButton } from './user-menu';
import classes from './user-menu.module.css';

export function UserMenuOpen() {
  const { t } = useTranslation();
  const staff = useSession().data?.staff;
  const { sayError } = useToast();
  const signOut = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/session', { params: { query: { who: 'staff' } } })),
    onError: sayError,
  });
  return (
    <Menu position="bottom-end" width={240} defaultOpened>
      <Menu.Target>
        <UserButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={16} />}>
          <span className={classes.name}>{staff?.name}</span>
          {t('nav.account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={() => onDemand.open('keys')}>
          {t('keys.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
          {t('session.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
