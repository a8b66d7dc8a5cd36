// SPDX-License-Identifier: Apache-2.0
import type { Scope } from './policy';

interface TreeModule {
  id: string;
  lessons: { id: string; sections?: { id: string }[] }[];
}

export type Picked = 'all' | 'some' | 'none';

export interface Selection {
  lessons: Set<string>;
  sections: Set<string>;
}

export function selectionOf(scope: Scope, modules: TreeModule[]): Selection {
  if (scope.type === 'all') {
    const lessons = modules.flatMap((module) => module.lessons.map((lesson) => lesson.id));
    return { lessons: new Set(lessons), sections: new Set() };
  }
  return { lessons: new Set(scope.lessons), sections: new Set(scope.sections) };
}

export function lessonState(lesson: TreeModule['lessons'][number], selection: Selection): Picked {
  if (selection.lessons.has(lesson.id)) return 'all';
  const some = lesson.sections?.some((section) => selection.sections.has(section.id));
  return some ? 'some' : 'none';
}

export function moduleState(module: TreeModule, selection: Selection): Picked {
  const states = module.lessons.map((lesson) => lessonState(lesson, selection));
  if (states.length > 0 && states.every((state) => state === 'all')) return 'all';
  return states.some((state) => state !== 'none') ? 'some' : 'none';
}

export function pickLessons(selection: Selection, ids: string[], picked: boolean): Selection {
  const lessons = new Set(selection.lessons);
  for (const id of ids) {
    if (picked) lessons.add(id);
    else lessons.delete(id);
  }
  return { lessons, sections: selection.sections };
}

/** All lessons from one to another in the order of the course, both included. */
export function between(modules: TreeModule[], from: string, to: string): string[] {
  const ids = modules.flatMap((module) => module.lessons.map((lesson) => lesson.id));
  const [first = -1, last = -1] = [ids.indexOf(from), ids.indexOf(to)].toSorted((a, b) => a - b);
  return first < 0 ? [to] : ids.slice(first, last + 1);
}

/** Picking the last missing section picks the lesson, so that later sections belong to it too. */
export function pickSection(
  selection: Selection,
  lesson: TreeModule['lessons'][number],
  section: string,
  picked: boolean,
): Selection {
  const all = (lesson.sections ?? []).map((one) => one.id);
  const sections = new Set(selection.sections);
  const lessons = new Set(selection.lessons);
  if (lessons.delete(lesson.id)) for (const one of all) sections.add(one);
  if (picked) sections.add(section);
  else sections.delete(section);
  if (all.every((one) => sections.has(one))) {
    lessons.add(lesson.id);
    for (const one of all) sections.delete(one);
  }
  return { lessons, sections };
}

export function scopeOf(selection: Selection, before: Scope, autoNew: boolean, now: string): Scope {
  const kept = before.type === 'selected' && before.auto_new ? before.selected_at : undefined;
  return {
    type: 'selected',
    lessons: [...selection.lessons],
    sections: [...selection.sections],
    auto_new: autoNew,
    ...(autoNew ? { selected_at: kept ?? now } : {}),
  };
}

/** The same choice is the same text, whatever was ticked first. */
export function inOrder(scope: Scope): Scope {
  if (scope.type === 'all') return { type: 'all' };
  const { lessons = [], sections = [], auto_new: auto = false, selected_at: at, auto_modules: modules = [] } = scope;
  return {
    type: 'selected',
    lessons: lessons.toSorted(),
    sections: sections.toSorted(),
    auto_new: auto,
    ...(auto && at ? { selected_at: at } : {}),
    ...(modules.length > 0 ? { auto_modules: modules } : {}),
  };
}
