// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconArrowLeft, IconArrowRight, IconCheck, IconLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import type { MyLesson } from '../../../api/types';
import { BackLink } from '../../../ui/back-link';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { ErrorAlert } from '../../../ui/error-alert';
import { Blocks } from './blocks';
import classes from './lesson-page.module.css';
import { lockText } from './lock-text';
import { useReader } from './use-reader';

export function LessonPage() {
  const { t } = useTranslation();
  const { lessonId } = useParams({ strict: false }) as { lessonId: string };
  const answer = $api.useQuery('get', '/api/me/lessons/{id}', { params: { path: { id: lessonId } } });
  useDocumentTitle(answer.data?.title ?? '');
  if (answer.isError) return <FailedState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  const lesson = answer.data;
  return (
    <article className={classes.lesson} key={lesson.id}>
      <BackLink to={`/courses/${lesson.product.id}`}>{lesson.product.title}</BackLink>
      <p className={classes.number}>{t('learn.lesson_number', { number: lesson.number })}</p>
      <h1 className={classes.title}>{lesson.title}</h1>
      {lesson.outcome === 'open' ? (
        <>
          <Blocks lesson={lesson} onExpired={() => void answer.refetch()} />
          <Completion lesson={lesson} />
        </>
      ) : (
        <Locked lesson={lesson} />
      )}
      <Neighbours lesson={lesson} />
    </article>
  );
}

function Locked({ lesson }: { lesson: MyLesson }) {
  const { t } = useTranslation();
  const { moment } = useReader();
  const action = lesson.checkpoint && (
    <Button component={Link} to={`/lessons/${lesson.checkpoint.id}`}>
      {t('learn.to_checkpoint')}
    </Button>
  );
  return (
    <EmptyState kind="no-right" title={t('learn.locked_title')} text={lockText(lesson, moment, t)} action={action} />
  );
}

function Completion({ lesson }: { lesson: MyLesson }) {
  const { t } = useTranslation();
  const path = { id: lesson.id };
  const complete = useMutation({
    mutationFn: () => answerOf(api.POST('/api/me/lessons/{id}/completion', { params: { path } })),
  });
  return (
    <div className={classes.completion}>
      <ErrorAlert error={complete.error} />
      {lesson.done ? (
        <p className={classes.done} role="status">
          <IconCheck size={18} aria-hidden /> {t('learn.completed')}
        </p>
      ) : (
        <Button
          size="md"
          leftSection={<IconCheck size={18} />}
          loading={complete.isPending}
          onClick={() => complete.mutate()}
        >
          {t('learn.complete')}
        </Button>
      )}
    </div>
  );
}

function Neighbours({ lesson }: { lesson: MyLesson }) {
  const { t } = useTranslation();
  const { previous, next } = lesson;
  return (
    <nav className={classes.neighbours} aria-label={t('learn.neighbours')}>
      {previous ? (
        <Link to={`/lessons/${previous.id}`} className={classes.neighbour}>
          <span className={classes.way}>
            <IconArrowLeft size={16} aria-hidden /> {t('learn.previous')}
          </span>
          {previous.title}
        </Link>
      ) : (
        <span />
      )}
      {next && (
        <Link to={`/lessons/${next.id}`} className={classes.neighbour} data-next>
          <span className={classes.way}>
            {t('learn.next')}{' '}
            {next.outcome === 'open' ? (
              <IconArrowRight size={16} aria-hidden />
            ) : (
              <IconLock size={16} role="img" aria-label={t('learn.locked')} />
            )}
          </span>
          {next.title}
        </Link>
      )}
    </nav>
  );
}
