// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { Lesson, Module, Product } from '../../../api/types';
import { asRule } from '../../../lib/policy';
import { moveLesson, placeLesson } from '../../../lib/programme';
import { ActionMenu } from '../../../ui/action-menu';
import { RowLink } from '../../../ui/row-link';
import { StatusBadge } from '../../../ui/status-badge';
import { ruleText } from '../../access/rule-text';
import classes from './programme.module.css';
import { Sortable } from './sortable';
import type { ProgrammeEditing } from './use-programme';

interface Props {
  course: Product;
  module: Module;
  lesson: Lesson;
  editing: ProgrammeEditing;
  editable: boolean;
}

export function LessonRow({ course, module, lesson, editing, editable }: Props) {
  const { t } = useTranslation();
  const { order, reorder } = editing;
  const place = module.lessons.findIndex((one) => one.id === lesson.id);
  const move = (by: number) => () => reorder(moveLesson(order, lesson.id, by));
  const others = editing.modules.filter((other) => other.id !== module.id);
  const flip = lesson.status === 'draft' ? 'published' : 'draft';
  const groups = [
    [{ label: t(`courses.lesson_${flip}`), onClick: () => editing.setLessonStatus(lesson, flip) }],
    [
      { label: t('common.move_up'), onClick: move(-1), disabled: place === 0 },
      {
        label: t('common.move_down'),
        onClick: move(1),
        disabled: place === module.lessons.length - 1,
      },
      ...others.map((other) => ({
        label: t('common.move_to', { title: other.title }),
        onClick: () => reorder(placeLesson(order, lesson.id, other.id, other.lessons.length)),
      })),
    ],
    [{ label: t('common.delete'), onClick: () => editing.removeLesson(lesson), danger: true }],
  ];
  return (
    <Sortable id={lesson.id} title={lesson.title} className={classes.lesson} disabled={!editable}>
      {(handle) => (
        <>
          {handle}
          <span className={classes.lessonTitle}>
            <RowLink to={`/courses/${course.id}/lessons/${lesson.id}`}>{lesson.title}</RowLink>
          </span>
          <LessonMarks lesson={lesson} />
          {editable && <ActionMenu label={t('courses.menu_of', { title: lesson.title })} groups={groups} />}
        </>
      )}
    </Sortable>
  );
}

function LessonMarks({ lesson }: { lesson: Lesson }) {
  const { t, i18n } = useTranslation();
  return (
    <span className={classes.marks}>
      {lesson.schedule_rule ? (
        <StatusBadge tone="info">{ruleText(asRule(lesson.schedule_rule), t, i18n.language)}</StatusBadge>
      ) : null}
      {lesson.public && <StatusBadge tone="brand-tone">{t('courses.public')}</StatusBadge>}
      {lesson.is_checkpoint && <StatusBadge tone="neutral">{t('courses.checkpoint')}</StatusBadge>}
      {lesson.status === 'draft' && <StatusBadge tone="warning">{t('common.status_draft')}</StatusBadge>}
    </span>
  );
}
