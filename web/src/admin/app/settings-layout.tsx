// SPDX-License-Identifier: Apache-2.0
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { Page } from '../../ui/page';
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
  return (
    <Page title={t('nav.settings')}>
      <nav className={classes.tabs} aria-label={t('nav.settings')}>
        {sections
          .filter((section) => can(section.right))
          .map(({ key }) => (
            <Link key={key} to={`/settings/${key}`} className={classes.tab}>
              {t(`settings.section.${key}`)}
            </Link>
          ))}
      </nav>
      <Outlet />
    </Page>
  );
}
