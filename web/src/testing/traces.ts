// SPDX-License-Identifier: Apache-2.0
// Traces as the engine gives them, one for each reason, and what they say.
import { whySentences } from '../admin/access/why-text';
import type { Answer, Help, Trace, TraceGrant, TraceStep } from '../api/types';
import { speak } from './render';

export const reasons: NonNullable<Answer['reason']>[] = [
  'not_started',
  'schedule',
  'frozen',
  'checkpoint',
  'payment_overdue',
  'lesson_closed',
  'after_end',
  'not_in_plan',
  'expired',
  'revoked',
  'pre_registered',
  'no_access',
  'blocked',
  'closed_by_staff',
  'product_draft',
  'lesson_draft',
  'deleted',
];
const waiting = ['not_started', 'schedule', 'frozen'];
const unseen = ['product_draft', 'lesson_draft', 'deleted'];
export const everyHelp: Help[] = [
  'wait',
  'pass_checkpoint',
  'pay',
  'extend_end',
  'unfreeze',
  'start_now',
  'drop_delays',
  'drop_checkpoints',
  'widen_scope',
  'open_lesson',
  'give_access',
  'unblock',
  'remove_closing',
  'publish',
  'restore',
];

export const at = '2026-03-12T09:00:00Z';
export const later = '2026-04-09T12:00:00Z';

export function answer(change: Partial<Answer> = {}): Answer {
  return { outcome: 'locked', via: null, grant: null, reason: null, until: null, at: null, lesson: null, ...change };
}

export const open = (change: Partial<Answer> = {}) => answer({ outcome: 'open', via: 'grant', grant: 'grt_1', ...change });

export function closed(reason: NonNullable<Answer['reason']>): Answer {
  if (waiting.includes(reason)) return answer({ outcome: 'locked_until', reason, until: later });
  if (unseen.includes(reason)) return answer({ outcome: 'hidden', reason });
  return answer({ reason, at: later, lesson: reason === 'checkpoint' ? 'les_3' : null });
}

export const step = (rule: TraceStep['rule'], passed = true, input: Partial<TraceStep['input']> = {}): TraceStep => ({
  rule,
  passed,
  input: { at: null, lesson: null, ...input },
});

export const grant = (steps: TraceStep[], verdict = open(), id = 'grt_1'): TraceGrant => ({
  grant: id,
  offer: null,
  order: null,
  verdict,
  steps,
  changes_at: null,
});

export function trace(change: Partial<Trace> = {}): Trace {
  return {
    lesson: 'les_4',
    outcome: open(),
    grants: [],
    decided_by: { gate: 'grants', grant: null },
    next_change: null,
    would_help: [],
    ...change,
  };
}

export const names = {
  person: 'Anna',
  lesson: 'Perspective',
  lessonOf: (id: string) => (id === 'les_3' ? 'Light' : ''),
  grantOf: (id: string) => (id === 'grt_1' ? 'Basic, order #1004' : 'Pro, order #1005'),
};

export async function say(language: 'en' | 'fr' | 'uk', what: Trace) {
  const t = await speak(language);
  return whySentences(what, names, { t, language, zone: 'Europe/Paris', at });
}
