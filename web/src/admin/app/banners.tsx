// SPDX-License-Identifier: Apache-2.0
import { IconFlask, IconMailPause } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../api/session';
import classes from './banners.module.css';

export function Banners() {
  const { t } = useTranslation();
  const school = useSchool();
  return (
    <>
      {school.demo && (
        <div className={classes.banner} data-tone="info" role="status">
          <IconFlask size={16} aria-hidden />
          <span>{t('nav.demo_banner')}</span>
        </div>
      )}
      {school.mails === 'hold' && (
        <div className={classes.banner} data-tone="warning" role="status">
          <IconMailPause size={16} aria-hidden />
          <span>
            {t('nav.held_banner')}{' '}
            <Link to="/mails" search={{ state: 'held' }} className={classes.link}>
              {t('nav.held_banner_link')}
            </Link>
          </span>
        </div>
      )}
    </>
  );
}
