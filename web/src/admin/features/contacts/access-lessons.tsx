// SPDX-License-Identifier: Apache-2.0
import { IconChevronRight } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AccessCard, LessonAccess } from '../../../api/types';
import { formatMoment } from '../../../lib/format';
import { StatusBadge } from '../../../ui/status-badge';
import { type Reader, shortAnswer } from '../../access/why-text';
import classes from './access-panel.module.css';

interface Props {
  view: AccessCard;
  reader: Reader;
  onWhy: (lesson: string) => void;
}

interface Module {
  title: string;
  lessons: LessonAccess[];
}

/** Lessons stand in the order of the programme; two modules may have one name. */
function modulesOf(lessons: LessonAccess[]): Module[] {
  const modules: Module[] = [];
  for (const lesson of lessons) {
    const last = modules.at(-1);
    if (last?.title === lesson.module) last.lessons.push(lesson);
    else modules.push({ title: lesson.module, lessons: [lesson] });
  }
  return modules;
}

/** The answer for every lesson; each leads to the reasons for it. */
export function AccessLessons({ view, reader, onWhy }: Props) {
  const { t } = useTranslation();
  return modulesOf(view.lessons).map((module) => {
    const open = module.lessons.filter((lesson) => lesson.answer.outcome === 'open').length;
    return (
      <section key={module.lessons[0]?.lesson} className={classes.module}>
        <h3 className={classes.moduleHead}>
          <span>{module.title}</span>
          <span className={classes.count}>{t('access.as_of.module_open', { open, total: module.lessons.length })}</span>
        </h3>
        <ul className={classes.lessons}>
          {module.lessons.map((lesson) => (
            <li key={lesson.lesson}>
              <LessonRow lesson={lesson} all={view.lessons} reader={reader} onWhy={() => onWhy(lesson.lesson)} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

interface RowProps {
  lesson: LessonAccess;
  all: LessonAccess[];
  reader: Reader;
  onWhy: () => void;
}

/** What is known of a lesson besides whether it is open. */
function marksOf(lesson: LessonAccess, t: TFunction): string[] {
  const marks = [];
  if (lesson.is_checkpoint) marks.push(t('access.as_of.checkpoint'));
  if (lesson.completed) marks.push(t('access.as_of.completed'));
  else if (lesson.passed) marks.push(t('access.as_of.passed'));
  return marks;
}

function LessonRow({ lesson, all, reader, onWhy }: RowProps) {
  const { t } = reader;
  const titleOf = (id: string) => all.find((one) => one.lesson === id)?.title ?? '';
  const answer = shortAnswer(lesson.answer, titleOf, reader);
  const notes = [...marksOf(lesson, t), answer.reason, thenText(lesson, reader)].filter(Boolean);
  return (
    <button type="button" className={classes.lesson} onClick={onWhy}>
      <span className={classes.lessonText}>
        <span className={classes.lessonTitle}>{lesson.title}</span>
        {notes.length > 0 && <span className={classes.notes}>{notes.join(' · ')}</span>}
      </span>
      <StatusBadge tone={answer.tone}>{answer.text}</StatusBadge>
      <IconChevronRight size={16} className={classes.chevron} aria-hidden />
    </button>
  );
}

/** What a lesson that waits for a checkpoint will do once that is passed. */
export function thenText({ if_passed: then }: LessonAccess, { t, language, zone }: Reader): string {
  if (then?.outcome === 'open') return t('access.as_of.then_open');
  if (then?.outcome !== 'locked_until' || !then.until) return '';
  return t('access.as_of.then_opens', { at: formatMoment(then.until, language, zone) });
}
