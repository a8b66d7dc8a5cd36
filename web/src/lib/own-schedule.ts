// SPDX-License-Identifier: Apache-2.0
import { asRule, type ReleaseRule, type Schedule, wholeRule } from './policy';

export type Custom = Extract<Schedule, { type: 'custom' }>;

interface Ruled {
  id: string;
  schedule_rule?: unknown;
}

interface RuledModule extends Ruled {
  lessons: Ruled[];
}

const rulesOf = (items: Ruled[]): Record<string, ReleaseRule> =>
  Object.fromEntries(
    items.filter((one) => one.schedule_rule).map((one) => [one.id, asRule(one.schedule_rule)]),
  );

/** Begins as a copy of the course's rules, so that nothing moves unasked; later lessons follow the course. */
export function copyOfCourse(modules: RuledModule[]): Custom {
  return {
    type: 'custom',
    fallback: 'inherit',
    modules: rulesOf(modules),
    lessons: rulesOf(modules.flatMap((module) => module.lessons)),
  };
}

/** From an empty start whatever gets no rule opens at once. */
export const emptySchedule = (): Custom => ({ type: 'custom', fallback: 'immediate', modules: {}, lessons: {} });

/** What the offer does, to be changed from there. */
export function copyOf(offered: Schedule, modules: RuledModule[]): Custom {
  if (offered.type === 'none') return emptySchedule();
  return offered.type === 'custom' ? structuredClone(offered) : copyOfCourse(modules);
}

export type Level = 'modules' | 'lessons';

export const withRule = (schedule: Custom, level: Level, id: string, rule: ReleaseRule): Custom => ({
  ...schedule,
  [level]: { ...schedule[level], [id]: wholeRule(rule) },
});

/** Without an own rule the choice for all the others counts. */
export function withoutRule(schedule: Custom, level: Level, id: string): Custom {
  const { [id]: _, ...others } = schedule[level] ?? {};
  return { ...schedule, [level]: others };
}
