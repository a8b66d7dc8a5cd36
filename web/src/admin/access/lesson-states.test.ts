// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Answer, LessonAccess } from '../../api/types';
import { speak } from '../../testing/render';
import { lessonStates } from './lesson-states';

const answer = (of: Partial<Answer>) => ({ outcome: 'locked', reason: null, until: null, ...of }) as Answer;
const lesson = (id: string, of: Partial<Answer>) => ({ lesson: id, title: id, answer: answer(of) }) as LessonAccess;

const lessons = [
  lesson('Line', { outcome: 'open' }),
  lesson('Light', { outcome: 'locked', reason: 'not_in_plan' }),
  lesson('Shadow', { outcome: 'locked_until', until: '2026-03-01T08:00:00Z' }),
];
const none = { opened: [], closed: [], moved: [] };
const at = '2026-01-01T00:00:00Z';

async function said(effects: Parameters<typeof lessonStates>[1]) {
  const states = lessonStates(lessons, effects, { t: await speak('en'), language: 'en', zone: 'Europe/Paris', at });
  return lessons.map(({ lesson: id }) => states.get(id));
}

describe('the state of each lesson beside its box', () => {
  it('is the answer of today while nothing is changed', async () => {
    expect(await said(undefined)).toEqual([
      { tone: 'open', text: 'Open', changed: false },
      { tone: 'closed', text: 'Closed · not in the plan', changed: false },
      { tone: 'later', text: 'Opens 1 Mar 2026, 09:00', changed: false },
    ]);
    expect(await said(none)).toEqual(await said(undefined));
  });

  it('is what the rehearsal says, and marked, where that differs', async () => {
    const effects = {
      opened: [{ lesson: 'Light', title: 'Light', at: '2026-02-01T08:00:00Z' }],
      closed: [{ lesson: 'Line', title: 'Line', at: null }],
      moved: [{ lesson: 'Shadow', title: 'Shadow', from: '2026-03-01T08:00:00Z', to: '2026-02-10T08:00:00Z' }],
    };
    expect(await said(effects)).toEqual([
      { tone: 'closed', text: 'Closed', changed: true },
      { tone: 'later', text: 'Opens 1 Feb 2026, 09:00', changed: true },
      { tone: 'later', text: 'Opens 10 Feb 2026, 09:00', changed: true },
    ]);
  });
});
