// SPDX-License-Identifier: Apache-2.0
import type { components } from '../api/schema.gen';
import { isWhole, type Typed } from './whole-number';

export type OpenRule =
  | { type: 'at_once' }
  | { type: 'after'; days: Typed; time: string }
  | { type: 'on'; local: string };

export type CloseRule =
  | { type: 'never' }
  | { type: 'on'; local: string }
  | { type: 'after_open'; days: Typed };

export interface ReleaseRule {
  open?: OpenRule;
  close?: CloseRule;
}

export type Scope =
  | { type: 'all' }
  | {
      type: 'selected';
      lessons?: string[];
      sections?: string[];
      auto_new?: boolean;
      selected_at?: string | null;
      auto_modules?: string[];
    };

export type Schedule =
  | { type: 'inherit' }
  | { type: 'none' }
  | {
      type: 'custom';
      fallback: 'inherit' | 'immediate';
      lessons?: Record<string, ReleaseRule>;
      modules?: Record<string, ReleaseRule>;
    };

export type Checkpoints =
  | { type: 'inherit' }
  | { type: 'off' }
  | { type: 'switches'; lessons?: Record<string, boolean> };

export type Period =
  | { type: 'unlimited' }
  | { type: 'days'; count: Typed }
  | { type: 'months'; count: Typed }
  | { type: 'until'; date: string };

export type Start = { type: 'at_grant' } | { type: 'fixed'; local: string };

export interface Policy {
  scope?: Scope | null;
  schedule?: Schedule | null;
  checkpoints?: Checkpoints | null;
  period?: Period | null;
  start?: Start | null;
  full?: boolean | null;
}

export const wholeCourse: Policy = {
  scope: { type: 'all' },
  schedule: { type: 'inherit' },
  checkpoints: { type: 'inherit' },
  period: { type: 'unlimited' },
  start: { type: 'at_grant' },
};

/** The most that a field takes; a delay may also be of no day at all. */
export const longestPeriod = { days: 36_500, months: 1200 } as const;
export const longestDelay = 36_500;

export function isSoundRule(rule: ReleaseRule | null | undefined): boolean {
  const { open, close } = rule ?? {};
  if (open?.type === 'after' && !isWhole(open.days, 0, longestDelay)) return false;
  if (close?.type === 'after_open' && !isWhole(close.days, 1, longestDelay)) return false;
  return !(open?.type === 'on' && open.local === '') && !(close?.type === 'on' && close.local === '');
}

export function isSoundPeriod(period: Period | null | undefined): boolean {
  if (period?.type === 'until') return period.date !== '';
  if (period?.type !== 'days' && period?.type !== 'months') return true;
  return isWhole(period.count, 1, longestPeriod[period.type]);
}

/** Every field holds what it asks for: what was typed wrongly stays in its field and is not sent. */
export function isSound({ schedule, period, start }: Policy): boolean {
  const custom = schedule?.type === 'custom' ? [schedule.lessons, schedule.modules] : [];
  const rules = custom.flatMap((level) => Object.values(level ?? {}));
  return isSoundPeriod(period) && rules.every(isSoundRule) && !(start?.type === 'fixed' && start.local === '');
}

/** In an own schedule "at once" is a rule like every other: it says that the course's delay does not count. */
export const wholeRule = (rule: ReleaseRule): Required<ReleaseRule> => ({
  open: rule.open ?? { type: 'at_once' },
  close: rule.close ?? { type: 'never' },
});

/** A rule that says nothing is no rule. */
export function ruleOrNull(rule: ReleaseRule): ReleaseRule | null {
  const open = rule.open && rule.open.type !== 'at_once' ? rule.open : null;
  const close = rule.close && rule.close.type !== 'never' ? rule.close : null;
  if (!open && !close) return null;
  return { open: open ?? { type: 'at_once' }, close: close ?? { type: 'never' } };
}

export const asRule = (value: unknown): ReleaseRule => (value ?? {});
export const asPolicy = (value: unknown): Policy => (value ?? {});

/** The editor's rule as the API names it; `isSoundRule` is asked before. */
export const sentRule = (rule: ReleaseRule) => ruleOrNull(rule) as components['schemas']['ScheduleRule'] | null;

/** The editor's policy as the API names it: the same JSON, written down twice. */
export const sentPolicy = (policy: Policy) => policy as components['schemas']['Policy'];
