// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { Product } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { ActionMenu } from '../../../ui/action-menu';
import { BackLink } from '../../../ui/back-link';
import { FailedState } from '../../../ui/empty-state';
import { Figures, Page } from '../../../ui/page';
import { PageTabs } from '../../../ui/tabs';
import { Publication } from '../../access/publication';
import { CourseMembers } from './course-members';
import { CourseOffers } from './course-offers';
import { CourseSchedule } from './course-schedule';
import { CourseSettings } from './course-settings';
import { DeleteCourse } from './delete-course';
import { Programme } from './programme';
import { useCourseActions } from './use-course-actions';

export function CoursePage() {
  const { t, i18n } = useTranslation();
  const { courseId } = useParams({ strict: false }) as { courseId: string };
  const answer = $api.useQuery('get', '/api/products/{id}', { params: { path: { id: courseId } } });
  if (answer.isError) return <FailedState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  const course = answer.data;
  const tabs = [
    {
      key: 'programme',
      label: t('courses.tab.programme'),
      content: () => <Programme course={course} />,
    },
    {
      key: 'members',
      label: t('courses.tab.members'),
      content: () => <CourseMembers course={course} />,
    },
    {
      key: 'offers',
      label: t('courses.tab.offers'),
      content: () => <CourseOffers course={course} />,
    },
    {
      key: 'schedule',
      label: t('courses.tab.schedule'),
      content: () => <CourseSchedule course={course} />,
    },
    {
      key: 'settings',
      label: t('courses.tab.settings'),
      content: () => <CourseSettings course={course} />,
    },
  ];
  const lessons = course.modules.reduce((sum, module) => sum + module.lessons.length, 0);
  const figures = [
    { label: t('access.lessons'), value: formatNumber(lessons, i18n.language) },
  ];
  return (
    <Page
      title={course.title}
      back={<BackLink to="/courses">{t('courses.all')}</BackLink>}
      under={<Publication status={course.status} />}
      figures={<Figures items={figures} />}
      actions={<CourseActions course={course} />}
    >
      <PageTabs tabs={tabs} label={course.title} />
    </Page>
  );
}

function CourseActions({ course }: { course: Product }) {
  const { t } = useTranslation();
  const [deleting, setDeleting] = useState(false);
  const { setStatus, copy } = useCourseActions(course);
  if (!course.can.includes('edit')) return null;
  const toStatus = (['draft', 'published', 'archived'] as const)
    .filter((status) => status !== course.status)
    .map((status) => ({ label: t(`courses.make_${status}`), onClick: () => setStatus(status) }));
  return (
    <>
      {course.status === 'draft' && (
        <Button onClick={() => setStatus('published')}>{t('courses.make_published')}</Button>
      )}
      <ActionMenu
        label={t('common.more')}
        size={36}
        groups={[
          toStatus,
          [{ label: t('courses.copy'), onClick: copy }],
          [{ label: t('courses.delete'), danger: true, onClick: () => setDeleting(true) }],
        ]}
      />
      {deleting && <DeleteCourse course={course} onClose={() => setDeleting(false)} />}
    </>
  );
}
