// SPDX-License-Identifier: Apache-2.0
import type { components } from '../api/schema.gen';

export type OpenRule =
  | { type: 'at_once' }
  | { type: 'after'; days: number; time: string }
  | { type: 'on'; local: string };

export type CloseRule =
  | { type: 'never' }
  | { type: 'on'; local: string }
  | { type: 'after_open'; days: number };

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
      selected_at?: string;
      auto_modules?: string[];
    };

export type Schedule =
  | { type: 'inherit' }
  | { type: 'none' }
  | {
      type: 'custom';
      fallback: 'inherit' | 'immediate';
      lessons?: Record<string, ReleaseRule | null>;
      modules?: Record<string, ReleaseRule | null>;
    };

export type Checkpoints =
  | { type: 'inherit' }
  | { type: 'off' }
  | { type: 'switches'; lessons?: Record<string, boolean | null> };

export type Period =
  | { type: 'unlimited' }
  | { type: 'days'; count: number }
  | { type: 'months'; count: number }
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

/** A rule that says nothing is no rule. */
export function ruleOrNull(rule: ReleaseRule): ReleaseRule | null {
  const open = rule.open && rule.open.type !== 'at_once' ? rule.open : null;
  const close = rule.close && rule.close.type !== 'never' ? rule.close : null;
  if (!open && !close) return null;
  return { open: open ?? { type: 'at_once' }, close: close ?? { type: 'never' } };
}

export const asRule = (value: unknown): ReleaseRule => (value ?? {});
export const asPolicy = (value: unknown): Policy => (value ?? {});

/** The editor's policy as the API names it: the same JSON, written down twice. */
export const sentPolicy = (policy: Policy) => policy as components['schemas']['Policy'];
