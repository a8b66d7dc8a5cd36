// SPDX-License-Identifier: Apache-2.0
import { AppShell, Box, Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../api/session';
import markUrl from '../../assets/mark.svg';
import { LanguageSwitch } from '../../ui/language-switch';
import { OverHost } from '../../ui/over';
import { ThemeSwitch } from '../../ui/theme-switch';
import { Banners } from './banners';
import { OnDemand, onDemand } from './on-demand';
import { Navigation } from './navigation';
import classes from './shell.module.css';
import { UnderWay } from './under-way';
import { UserMenu } from './user-menu';

const header = { height: 52 };

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const school = useSchool();
  const [open, { close, toggle }] = useDisclosure();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useCloseOnMove(path, close);
  return (
    <AppShell
      header={header}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !open } }}
      transitionDuration={150}
    >
      <a href="#main" className={classes.skip}>
        {t('common.skip_to_content')}
      </a>
      <AppShell.Header className={classes.header}>
        <div className={classes.start}>
          <Burger opened={open} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('nav.menu')} />
          <img src={markUrl} alt="" width={26} height={26} />
          <strong className={classes.school}>{school.name}</strong>
        </div>
        <SearchButton />
        <div className={classes.end}>
          <UnderWay />
          <Box visibleFrom="sm">
            <LanguageSwitch />
          </Box>
          <ThemeSwitch />
          <UserMenu />
        </div>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} aria-label={t('nav.label')}>
        <Navigation />
        <Box hiddenFrom="sm" className={classes.language}>
          <LanguageSwitch />
        </Box>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        <Banners />
        {children}
      </AppShell.Main>
      <OnDemand />
      <OverHost />
    </AppShell>
  );
}

/** The drawer of a phone closes when one has gone where one wanted. */
function useCloseOnMove(path: string, close: () => void): void {
  const [at, setAt] = useState(path);
  if (at !== path) {
    setAt(path);
    close();
  }
}

function SearchButton() {
  const { t } = useTranslation();
  const mac = navigator.userAgent.includes('Mac');
  return (
    <button type="button" className={classes.search} onClick={() => onDemand.open('palette')} aria-label={t('nav.search')}>
      <IconSearch size={16} aria-hidden />
      <span className={classes.searchText}>{t('nav.search')}</span>
      <kbd className={classes.key}>{mac ? '⌘K' : 'Ctrl K'}</kbd>
    </button>
  );
}
