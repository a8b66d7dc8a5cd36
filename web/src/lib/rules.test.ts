// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { filled, newBlock } from './blocks';
import { suggestEmail } from './email-suggestion';
import { cleanCode, shownCode } from './login-code';
import { ruleOrNull } from './policy';
import { moveLesson, moveModule, placeLesson } from './programme';
import { between, inOrder, lessonState, moduleState, pickLessons, pickSection, scopeOf, selectionOf } from './scope';

const modules = [
  { id: 'm1', lessons: [{ id: 'a' }, { id: 'b', sections: [{ id: 'b1' }, { id: 'b2' }] }] },
  { id: 'm2', lessons: [{ id: 'c' }] },
];
const none = { lessons: new Set<string>(), sections: new Set<string>() };

describe('the scope of a policy', () => {
  it('shows a module as partly open when one of its lessons is', () => {
    const some = pickLessons(none, ['a'], true);
    expect(moduleState(modules[0]!, some)).toBe('some');
    expect(moduleState(modules[1]!, some)).toBe('none');
  });

  it('opens the whole lesson with its last section', () => {
    const first = pickSection(none, modules[0]!.lessons[1]!, 'b1', true);
    expect(lessonState(modules[0]!.lessons[1]!, first)).toBe('some');
    const both = pickSection(first, modules[0]!.lessons[1]!, 'b2', true);
    expect(both.lessons.has('b')).toBe(true);
    expect(both.sections.size).toBe(0);
  });

  it('keeps the other sections when one is taken from a whole lesson', () => {
    const whole = pickLessons(none, ['b'], true);
    const less = pickSection(whole, modules[0]!.lessons[1]!, 'b1', false);
    expect([...less.sections]).toEqual(['b2']);
    expect(less.lessons.has('b')).toBe(false);
  });

  it('keeps the day from which new material counts', () => {
    const before = scopeOf(none, { type: 'all' }, true, '2026-01-01T00:00:00Z');
    const later = scopeOf(none, before, true, '2026-06-01T00:00:00Z');
    expect(later).toMatchObject({ auto_new: true, selected_at: '2026-01-01T00:00:00Z' });
  });

  it('takes all lessons between two, in either direction and across modules', () => {
    expect(between(modules, 'a', 'c')).toEqual(['a', 'b', 'c']);
    expect(between(modules, 'c', 'b')).toEqual(['b', 'c']);
    expect(between(modules, '', 'b')).toEqual(['b']);
  });

  it('is the same choice whatever was ticked first', () => {
    const one = inOrder({ type: 'selected', lessons: ['b', 'a'], sections: ['x'] });
    expect(one).toEqual(inOrder({ type: 'selected', lessons: ['a', 'b'], sections: ['x'], auto_new: false, selected_at: null }));
  });

  it('starts from everything when it was everything', () => {
    expect([...selectionOf({ type: 'all' }, modules).lessons]).toEqual(['a', 'b', 'c']);
  });
});

describe('a programme', () => {
  it('moves a lesson into another module', () => {
    const order = placeLesson(modules, 'a', 'm2', 1);
    expect(order.map((module) => module.lessons.map((lesson) => lesson.id))).toEqual([['b'], ['c', 'a']]);
  });

  it('leaves the first lesson where it is when it is moved up', () => {
    expect(moveLesson(modules, 'a', -1)).toBe(modules);
  });

  it('moves a module down with all its lessons', () => {
    expect(moveModule(modules, 'm1', 1).map((module) => module.id)).toEqual(['m2', 'm1']);
  });
});

describe('a release rule', () => {
  it('is none when it opens at once and never closes', () => {
    expect(ruleOrNull({ open: { type: 'at_once' }, close: { type: 'never' } })).toBeNull();
    expect(ruleOrNull({})).toBeNull();
  });

  it('keeps its other half in full', () => {
    expect(ruleOrNull({ close: { type: 'after_open', days: 3 } })).toEqual({
      open: { type: 'at_once' },
      close: { type: 'after_open', days: 3 },
    });
  });
});

describe('typing', () => {
  it('suggests the mail provider that was probably meant', () => {
    expect(suggestEmail('ana@gmial.com')).toBe('ana@gmail.com');
    expect(suggestEmail('ana@gmail.com')).toBeNull();
    expect(suggestEmail('ana@lumen.example')).toBeNull();
  });

  it('reads a code with spaces, dashes and small letters', () => {
    expect(cleanCode(' ab12-cd34 ')).toBe('AB12CD34');
    expect(shownCode('AB12CD34')).toBe('AB12 CD34');
  });

  it('never gives two blocks one name', () => {
    expect(newBlock('text', ['b1', 'b3']).id).toBe('b4');
    expect(filled([newBlock('image', []), newBlock('text', [])])).toHaveLength(1);
  });
});
