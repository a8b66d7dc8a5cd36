// SPDX-License-Identifier: Apache-2.0
import { Button, Progress } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconCircleCheck, IconLock, IconPlayerPlay } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { MyLessonRow, MyProgramme } from '../../../api/types';
import { formatLastDay, formatPercent } from '../../../lib/format';
import { BackLink } from '../../../ui/back-link';
import { FailedState } from '../../../ui/empty-state';
import { Notice } from '../../../ui/notice';
import { StatusBadge } from '../../../ui/status-badge';
import { lockText } from './lock-text';
import classes from './programme-page.module.css';
import { useReader } from './use-reader';

export function ProgrammePage() {
  const { t } = useTranslation();
  const { courseId } = useParams({ strict: false }) as { courseId: string };
  const answer = $api.useQuery('get', '/api/me/products/{id}', { params: { path: { id: courseId } } });
  useDocumentTitle(answer.data?.title ?? '');
  if (answer.isError) return <FailedState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  const course = answer.data;
  return (
    <>
      <BackLink to="/">{t('learn.my_courses')}</BackLink>
      <CourseHead course={course} />
      {course.modules.map((module) => (
        <section key={module.id} className={classes.module} aria-labelledby={module.id}>
          <h2 id={module.id} className={classes.moduleTitle}>
            {module.title}
          </h2>
          <ol className={classes.lessons}>
            {module.lessons.map((lesson) => (
              <LessonItem key={lesson.id} lesson={lesson} said={course.banner?.reason} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function CourseHead({ course }: { course: MyProgramme }) {
  const { t, i18n } = useTranslation();
  const { moment, zone } = useReader();
  return (
    <header className={classes.head}>
      <h1 className={classes.title}>{course.title}</h1>
      {course.description && <p className={classes.description}>{course.description}</p>}
      {course.banner && (
        <Notice tone="warning" role="status">
          {lockText({ reason: course.banner.reason, at: course.banner.at, until: null, checkpoint: null }, moment, t)}
        </Notice>
      )}
      <div className={classes.progress}>
        <Progress value={course.progress} size={8} aria-label={t('learn.progress')} />
        <span className="numbers">{formatPercent(course.progress, i18n.language)}</span>
      </div>
      {course.until && !course.banner && (
        <p className={classes.until}>{t('learn.until', { date: formatLastDay(course.until, i18n.language, zone) })}</p>
      )}
      {course.continue && (
        <Button
          component={Link}
          to={`/lessons/${course.continue}`}
          size="md"
          variant={course.banner ? 'default' : 'filled'}
          className={classes.continue ?? ''}
        >
          {course.progress > 0 ? t('learn.continue') : t('learn.begin')}
        </Button>
      )}
    </header>
  );
}

interface ItemProps {
  lesson: MyLessonRow;
  /** What the banner above says of the whole course is not said again of each lesson. */
  said: string | null | undefined;
}

function LessonItem({ lesson, said }: ItemProps) {
  const { t } = useTranslation();
  const { moment } = useReader();
  const open = lesson.outcome === 'open';
  const Icon = lesson.done ? IconCircleCheck : open ? IconPlayerPlay : IconLock;
  const state = lesson.done ? t('learn.done') : open ? t('learn.open') : t('learn.locked');
  return (
    <li className={classes.lesson} data-open={open || undefined}>
      <span className={classes.icon} data-done={lesson.done || undefined}>
        <Icon size={18} stroke={1.7} role="img" aria-label={state} />
      </span>
      <span className={classes.text}>
        {open ? (
          <Link to={`/lessons/${lesson.id}`} className={classes.link}>
            {t('learn.numbered', { number: lesson.number, title: lesson.title })}
          </Link>
        ) : (
          <span>{t('learn.numbered', { number: lesson.number, title: lesson.title })}</span>
        )}
        {!open && lesson.reason !== said && (
          <span className={classes.reason}>{lockText(lesson, moment, t)}</span>
        )}
      </span>
      {lesson.is_checkpoint && <StatusBadge tone="neutral">{t('learn.checkpoint')}</StatusBadge>}
    </li>
  );
}
