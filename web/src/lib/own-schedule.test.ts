// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { copyOf, copyOfCourse, emptySchedule, withoutRule, withRule } from './own-schedule';

const weekLater = { open: { type: 'after' as const, days: 7, time: '09:00' }, close: { type: 'never' as const } };
const modules = [
  { id: 'mod_1', lessons: [{ id: 'les_1' }, { id: 'les_2', schedule_rule: weekLater }] },
  { id: 'mod_2', schedule_rule: weekLater, lessons: [] },
];

describe('an own schedule', () => {
  it('copied from an offer that follows the course has the rules of the course, and follows it for later lessons', () => {
    expect(copyOf({ type: 'inherit' }, modules)).toEqual(copyOfCourse(modules));
    expect(copyOfCourse(modules)).toEqual({
      type: 'custom',
      fallback: 'inherit',
      modules: { mod_2: weekLater },
      lessons: { les_2: weekLater },
    });
  });

  it('copied from an offer with rules of its own has those, and changes none of theirs', () => {
    const offered = { ...emptySchedule(), lessons: { les_1: weekLater } };
    const copy = copyOf(offered, modules);
    expect(copy).toEqual(offered);
    expect(withoutRule(copy, 'lessons', 'les_1').lessons).toEqual({});
    expect(offered.lessons).toEqual({ les_1: weekLater });
  });

  it('begun empty opens at once what has no rule', () => {
    expect(emptySchedule()).toMatchObject({ fallback: 'immediate', lessons: {}, modules: {} });
    expect(copyOf({ type: 'none' }, modules)).toEqual(emptySchedule());
  });

  it('can say “at once” against the delay of the course, which is a rule and not the lack of one', () => {
    const atOnce = { open: { type: 'at_once' }, close: { type: 'never' } };
    const own = withRule(copyOfCourse(modules), 'lessons', 'les_2', { open: { type: 'at_once' } });
    expect(own.lessons).toEqual({ les_2: atOnce });
    expect(withoutRule(own, 'lessons', 'les_2').lessons).toEqual({});
  });
});
