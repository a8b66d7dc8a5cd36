// SPDX-License-Identifier: Apache-2.0
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { useInSight } from '../../ui/use-in-sight';
import classes from './settings-layout.module.css';

const sections = [
  { key: 'school', right: 'manage_settings' },
  { key: 'mails', right: 'manage_settings' },
  { key: 'templates', right: 'manage_settings' },
  { key: 'fields', right: 'manage_settings' },
  { key: 'tags', right: 'manage_settings' },
  { key: 'team', right: 'manage_team' },
  { key: 'tokens', right: 'manage_tokens' },
  { key: 'jobs', right: 'view_jobs' },
] as const;

export function SettingsLayout() {
  const { t } = useTranslation();
  const can = useCan();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const tabs = useInSight(path);
  const open = sections.find(({ key }) => path.includes(`/settings/${key}`));
  return (
    <Page title={t('nav.settings')}>
      <nav ref={tabs} className={classes.tabs} aria-label={t('nav.settings')}>
        {sections
          .filter((section) => can(section.right))
          .map(({ key }) => (
            <Link key={key} to={`/settings/${key}`} className={classes.tab}>
              {t(`settings.section.${key}`)}
            </Link>
          ))}
      </nav>
      {open && !can(open.right) ? (
        <EmptyState kind="no-right" title={t('common.no_right')} text={t('common.no_right_text')} />
      ) : (
        <Outlet />
      )}
    </Page>
  );
}
