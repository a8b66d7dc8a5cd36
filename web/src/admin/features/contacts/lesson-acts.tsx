// SPDX-License-Identifier: Apache-2.0
import { lazy } from 'react';
import type { ContactCard, LessonAccess } from '../../../api/types';
import { openOver } from '../../../ui/over';

export const lessonActs = ['open', 'close', 'back_open', 'back_close', 'pass', 'unpass'] as const;
export type LessonActKind = (typeof lessonActs)[number];

const LessonAct = lazy(async () => ({ default: (await import('./lesson-act')).LessonAct }));

/** What may be done with one lesson for one person, by the rights and by what was done before. */
export function actsOn(lesson: LessonAccess, can: string[]): LessonActKind[] {
  const acts: LessonActKind[] = [];
  if (can.includes('open_lesson')) {
    if (lesson.override === 'open') acts.push('back_open');
    else acts.push('open');
    if (lesson.override === 'closed') acts.push('back_close');
    else acts.push('close');
  }
  if (can.includes('pass_lesson')) acts.push(lesson.passed ? 'unpass' : 'pass');
  return acts;
}

export interface LessonActOf {
  act: LessonActKind;
  contact: ContactCard;
  product: string;
  lesson: { lesson: string; title: string };
}

export function openLessonAct(of: LessonActOf): void {
  openOver((close) => <LessonAct {...of} onClose={close} />);
}
