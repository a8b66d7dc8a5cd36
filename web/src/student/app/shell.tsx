// SPDX-License-Identifier: Apache-2.0
import { IconBooks, IconPlayerPlay, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client';
import { useSchool, useSession } from '../../api/session';
import markUrl from '../../assets/mark.svg';
import { LanguageSwitch } from '../../ui/language-switch';
import { ThemeSwitch } from '../../ui/theme-switch';
import classes from './shell.module.css';

const ViewingBar = lazy(async () => ({ default: (await import('./viewing')).ViewingBar }));

/** One bar of places: beside the name on a wide screen, under the thumb on a phone. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const school = useSchool();
  const viewing = useSession().data?.viewing;
  return (
    <>
      <a href="#main" className={classes.skip}>
        {t('common.skip_to_content')}
      </a>
      <div className={classes.top}>
        <Suspense fallback={null}>{viewing && <ViewingBar viewing={viewing} />}</Suspense>
        <header className={classes.header}>
          <Link to="/" className={classes.school}>
            <img src={markUrl} alt="" width={26} height={26} />
            {school.name}
          </Link>
          <Places />
          <div className={classes.end}>
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </header>
      </div>
      {school.demo && (
        <p className={classes.demo} role="status">
          {t('learn.demo_banner')}
        </p>
      )}
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </>
  );
}

function Places() {
  const { t } = useTranslation();
  const mine = $api.useQuery('get', '/api/me/products', {});
  const next = mine.data?.items.find((course) => course.state === 'open' && course.continue)?.continue;
  return (
    <nav className={classes.places} aria-label={t('learn.places')}>
      <Link to="/" activeOptions={{ exact: true }} className={classes.place}>
        <IconBooks size={20} stroke={1.6} aria-hidden />
        {t('learn.my_courses')}
      </Link>
      {next && (
        <Link to={`/lessons/${next}`} className={classes.place}>
          <IconPlayerPlay size={20} stroke={1.6} aria-hidden />
          {t('learn.continue')}
        </Link>
      )}
      <Link to="/profile" className={classes.place}>
        <IconUserCircle size={20} stroke={1.6} aria-hidden />
        {t('learn.profile')}
      </Link>
    </nav>
  );
}
