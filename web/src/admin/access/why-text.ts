// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { Answer, Help, Trace, TraceGrant, TraceStep } from '../../api/types';
import { formatMoment, lastMoment } from '../../lib/format';
import type { Tone } from '../../ui/status-badge';

/** What the ids of a trace are called; each id of a trace has one. */
export interface Names {
  person: string;
  lesson: string;
  lessonOf: (id: string) => string;
  grantOf: (id: string) => string;
}

export interface Reader {
  t: TFunction;
  language: string;
  zone: string;
  /** The moment asked about: what lies after it has not happened yet. */
  at: string;
}

interface Step {
  ok: boolean;
  text: string;
}

interface SaidGrant {
  id: string;
  title: string;
  decides: boolean;
  answer: Short;
  steps: Step[];
}

export interface SaidHelp {
  code: Help;
  text: string;
  /** The access to be changed, where the change is one of a single access. */
  grant: string | null;
}

interface Said {
  outcome: string;
  grants: SaidGrant[];
  /** Why the accesses below decide nothing, where that is so. */
  aside: string | null;
  next: string;
  help: SaidHelp[];
}

interface Short {
  tone: Tone;
  text: string;
  reason: string;
}

const tones: Record<Answer['outcome'], Tone> = {
  open: 'ok',
  locked_until: 'info',
  locked: 'neutral',
  hidden: 'neutral',
};

const moment = (at: string | null | undefined, { language, zone }: Reader) =>
  at ? formatMoment(at, language, zone) : '';

const endMoment = (end: string | null, reader: Reader) => (end ? moment(lastMoment(end, reader.zone), reader) : '');

const isLater = (instant: string | null, at: string) => instant !== null && Date.parse(instant) > Date.parse(at);

/** An answer in a word or two, for a list. */
export function shortAnswer(answer: Answer, lessonOf: Names['lessonOf'], reader: Reader): Short {
  const { t } = reader;
  const isOpen = answer.outcome === 'open';
  const at = isOpen ? endMoment(answer.until, reader) : moment(answer.until, reader);
  const openUntil = isOpen && at !== '';
  const text = openUntil ? t('access.outcome.open_until', { at }) : t(`access.outcome.${answer.outcome}`, { at });
  return { tone: tones[answer.outcome], text, reason: shortReason(answer, lessonOf, t) };
}

function shortReason(answer: Answer, lessonOf: Names['lessonOf'], t: TFunction): string {
  if (answer.outcome === 'open') return answer.via === 'override' ? t('access.why.opened_short') : '';
  if (!answer.reason) return '';
  if (answer.reason === 'checkpoint' && answer.lesson) {
    return t('access.why.waits_for', { checkpoint: lessonOf(answer.lesson) });
  }
  return t(`access.reason.${answer.reason}`);
}

function outcomeText({ outcome: answer }: Trace, names: Names, reader: Reader): string {
  const { t } = reader;
  const checkpoint = answer.lesson ? names.lessonOf(answer.lesson) : '';
  const until = answer.outcome === 'open' ? endMoment(answer.until, reader) : moment(answer.until, reader);
  const at = until || moment(answer.at, reader);
  const values = { name: names.person, lesson: names.lesson, checkpoint, at };
  if (answer.outcome === 'open') {
    if (answer.via === 'public') return t('access.why.public', values);
    if (answer.via === 'override') return t(at ? 'access.why.opened_until' : 'access.why.opened', values);
    return t(at ? 'access.why.open_until' : 'access.why.open', values);
  }
  const hidden = answer.outcome === 'hidden' && answer.reason === 'not_in_plan';
  if (hidden) return t('access.why.outcome.not_in_plan_hidden', values);
  return t(`access.why.outcome.${answer.reason ?? 'no_access'}`, values);
}

/** Rules that had nothing to look at and passed are not worth a line. */
function isNoise({ rule, input, passed }: TraceStep): boolean {
  const quiet = rule === 'more_than_registered' || (rule === 'not_closed' && !input.at);
  return passed && quiet;
}

/** A rule that speaks of a moment says it otherwise when there is none, or when it is still to come. */
function ruleKey({ rule, input, passed }: TraceStep, at: string) {
  if (rule === 'not_ended' && passed && !input.at) return 'access.why.rule.never_ends' as const;
  if (rule === 'not_ended' && !passed && isLater(input.at, at)) return 'access.why.rule.ends_before' as const;
  if (rule === 'not_closed' && !passed && isLater(input.at, at)) return 'access.why.rule.closes_before' as const;
  if (rule === 'opened' && !input.at) {
    return passed ? ('access.why.rule.no_delay' as const) : ('access.why.rule.no_date' as const);
  }
  if (rule === 'started' && passed && !input.at) return 'access.why.rule.has_begun' as const;
  if (rule === 'paid' && !passed && !input.at) return 'access.why.rule.not_paid' as const;
  return `access.why.rule.${rule}_${passed ? 'yes' : 'no'}` as const;
}

function stepText(step: TraceStep, names: Names, reader: Reader): string {
  const checkpoint = step.input.lesson ? names.lessonOf(step.input.lesson) : '';
  const ends = step.rule === 'not_ended' && step.passed;
  const at = ends ? endMoment(step.input.at, reader) : moment(step.input.at, reader);
  return reader.t(ruleKey(step, reader.at), { at, checkpoint });
}

function saidGrant(grant: TraceGrant, trace: Trace, names: Names, reader: Reader): SaidGrant {
  const steps = grant.steps.filter((step) => !isNoise(step));
  return {
    id: grant.grant,
    title: names.grantOf(grant.grant),
    decides: trace.decided_by.grant === grant.grant,
    answer: shortAnswer(grant.verdict, names.lessonOf, reader),
    steps: steps.map((step) => ({ ok: step.passed, text: stepText(step, names, reader) })),
  };
}

const asides = {
  staff_mode: null,
  publication: 'access.why.aside.publication',
  public_lesson: 'access.why.aside.public_lesson',
  block: 'access.why.aside.block',
  closed_for_person: 'access.why.aside.closed_for_person',
  grants: null,
} as const;

function asideText(trace: Trace, names: Names, { t }: Reader): string | null {
  if (trace.outcome.via === 'override') return t('access.why.aside.opened');
  const key = asides[trace.decided_by.gate];
  if (key) return trace.grants.length > 0 ? t(key) : null;
  return trace.grants.length === 0 ? t('access.why.no_grant', { name: names.person }) : null;
}

function nextText({ outcome, next_change }: Trace, reader: Reader): string {
  const { t } = reader;
  if (!next_change) return t('access.why.next_none');
  const closes = outcome.outcome === 'open' && outcome.until === next_change;
  if (closes) return t('access.why.next_closes', { at: endMoment(next_change, reader) });
  return t('access.why.next_change', { at: moment(next_change, reader) });
}

/** The rule that each change of one access is about. */
const ruleOf: Partial<Record<Help, TraceStep['rule']>> = {
  pay: 'paid',
  extend_end: 'not_ended',
  unfreeze: 'not_frozen',
  start_now: 'started',
  drop_delays: 'opened',
  drop_checkpoints: 'checkpoint_passed',
  widen_scope: 'in_plan',
};

/** The access that this rule holds up, the one that decided before others. */
function grantToChange(trace: Trace, help: Help): string | null {
  const rule = ruleOf[help];
  if (!rule) return null;
  const held = trace.grants.filter((grant) => grant.steps.some((step) => step.rule === rule && !step.passed));
  const decided = held.find((grant) => grant.grant === trace.decided_by.grant);
  return (decided ?? held[0])?.grant ?? null;
}

function helpText(help: Help, { outcome, next_change }: Trace, names: Names, reader: Reader): string {
  const { t } = reader;
  const checkpoint = outcome.lesson ? names.lessonOf(outcome.lesson) : '';
  const values = { name: names.person, checkpoint, at: moment(outcome.until ?? next_change, reader) };
  if (help === 'publish' && outcome.reason === 'product_draft') return t('access.why.help.publish_course', values);
  return t(`access.why.help.${help}`, values);
}

/** The whole of a trace in words: what comes out, what each access says, what would change it. */
export function whySentences(trace: Trace, names: Names, reader: Reader): Said {
  return {
    outcome: outcomeText(trace, names, reader),
    grants: trace.grants.map((grant) => saidGrant(grant, trace, names, reader)),
    aside: asideText(trace, names, reader),
    next: nextText(trace, reader),
    help: trace.would_help.map((code) => ({
      code,
      text: helpText(code, trace, names, reader),
      grant: grantToChange(trace, code),
    })),
  };
}
