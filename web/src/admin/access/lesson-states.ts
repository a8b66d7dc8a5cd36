// SPDX-License-Identifier: Apache-2.0
import type { Answer, EffectProduct, LessonAccess } from '../../api/types';
import { formatMoment } from '../../lib/format';
import { type Reader, shortAnswer } from './why-text';

/** How a lesson stands for one person, and whether the change that is being made is the reason. */
export interface LessonState {
  tone: 'open' | 'later' | 'closed';
  text: string;
  changed: boolean;
}

const tones: Record<Answer['outcome'], LessonState['tone']> = {
  open: 'open',
  locked_until: 'later',
  locked: 'closed',
  hidden: 'closed',
};

function stateNow(lesson: LessonAccess, titleOf: (id: string) => string, reader: Reader): LessonState {
  const { answer } = lesson;
  const { text, reason } = shortAnswer(answer, titleOf, reader);
  const closed = answer.outcome === 'locked' && reason !== '';
  const said = closed ? reader.t('access.state_because', { state: text, reason }) : text;
  return { tone: tones[answer.outcome], text: said, changed: false };
}

const opens = (at: string, { t, language, zone }: Reader): LessonState => ({
  tone: 'later',
  text: t('access.outcome.locked_until', { at: formatMoment(at, language, zone) }),
  changed: true,
});

/** The answers of today, with what the rehearsal of a change says about them. */
export function lessonStates(
  lessons: LessonAccess[],
  effects: Pick<EffectProduct, 'opened' | 'closed' | 'moved'> | undefined,
  reader: Reader,
): Map<string, LessonState> {
  const titleOf = (id: string) => lessons.find((one) => one.lesson === id)?.title ?? '';
  const states = new Map(lessons.map((one) => [one.lesson, stateNow(one, titleOf, reader)]));
  const { t } = reader;
  const open: LessonState = { tone: 'open', text: t('access.outcome.open'), changed: true };
  const closed: LessonState = { tone: 'closed', text: t('access.outcome.locked'), changed: true };
  for (const { lesson, at } of effects?.opened ?? []) states.set(lesson, at ? opens(at, reader) : open);
  for (const { lesson, at } of effects?.closed ?? []) states.set(lesson, at ? opens(at, reader) : closed);
  for (const { lesson, to } of effects?.moved ?? []) states.set(lesson, opens(to, reader));
  return states;
}
