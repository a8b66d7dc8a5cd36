// SPDX-License-Identifier: Apache-2.0
import { Button, Progress } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { MyProduct } from '../../../api/types';
import { formatDay, formatPercent } from '../../../lib/format';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { StatusBadge, type Tone } from '../../../ui/status-badge';
import classes from './my-courses-page.module.css';
import { useReader } from './use-reader';

const tones: Record<string, Tone> = { open: 'ok', opens: 'info', frozen: 'info', ended: 'neutral', closed: 'neutral' };

export function MyCoursesPage() {
  const { t } = useTranslation();
  const school = useSchool();
  useDocumentTitle(`${t('learn.my_courses')} · ${school.name}`);
  const mine = $api.useQuery('get', '/api/me/products', {});
  if (mine.isError) return <FailedState error={mine.error} onRetry={() => void mine.refetch()} />;
  return (
    <>
      <h1 className={classes.title}>{t('learn.my_courses')}</h1>
      {mine.data?.items.length === 0 && (
        <EmptyState kind="nothing-yet" title={t('learn.no_courses')} text={t('learn.no_courses_text')} />
      )}
      <ul className={classes.grid}>
        {mine.data?.items.map((course) => (
          <li key={course.id}>
            <CourseCard course={course} />
          </li>
        ))}
      </ul>
    </>
  );
}

function CourseCard({ course }: { course: MyProduct }) {
  const { t, i18n } = useTranslation();
  const known = course.state in tones ? (course.state as 'open') : 'closed';
  const next = course.state === 'open' ? course.continue : null;
  return (
    <article className={classes.card} data-closed={course.state !== 'open' || undefined}>
      <StatusBadge tone={tones[known] ?? 'neutral'}>{t(`learn.state.${known}`)}</StatusBadge>
      <h2 className={classes.name}>
        <Link to={`/courses/${course.id}`} className={classes.link}>
          {course.title}
        </Link>
      </h2>
      <When course={course} />
      <div className={classes.progress}>
        <Progress value={course.progress} size={6} aria-label={t('learn.progress')} />
        <span className="numbers">{formatPercent(course.progress, i18n.language)}</span>
      </div>
      <p className={classes.count}>
        {t('learn.done_of', { done: course.lessons_done, total: course.lessons_total })}
      </p>
      {next && (
        <Button component={Link} to={`/lessons/${next}`} className={classes.button ?? ''}>
          {course.lessons_done > 0 ? t('learn.continue') : t('learn.begin')}
        </Button>
      )}
    </article>
  );
}

function When({ course }: { course: MyProduct }) {
  const { t, i18n } = useTranslation();
  const { moment, zone } = useReader();
  const day = (at: string) => formatDay(at, i18n.language, zone);
  const text =
    course.state === 'open'
      ? course.until && t('learn.until', { date: day(course.until) })
      : course.opens_at
        ? t('learn.opens', { date: moment(course.opens_at) })
        : course.until && t('learn.ended', { date: day(course.until) });
  return text ? <p className={classes.when}>{text}</p> : null;
}
