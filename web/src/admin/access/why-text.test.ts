// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Answer, Trace, TraceGrant, TraceStep } from '../../api/types';
import { speak } from '../../testing/render';
import { answer, at, closed, everyHelp, grant, names, open, reasons, say, step, later, trace } from '../../testing/traces';
import { shortAnswer } from './why-text';

const outcomeOf = async (what: Answer) => (await say('en', trace({ outcome: what }))).outcome;
const next = async (change: Partial<Trace>) => (await say('en', trace(change))).next;
const firstStep = async (one: TraceGrant) => (await say('en', trace({ grants: [one] }))).grants[0]?.steps[0]?.text;
const toPublish = async (reason: 'product_draft' | 'lesson_draft') =>
  (await say('en', trace({ outcome: closed(reason), would_help: ['publish'] }))).help[0]?.text;

describe('the sentence about a lesson', () => {
  it('says until when it is open, and the last day of an end at midnight', async () => {
    expect(await outcomeOf(open())).toBe('Anna can open “Perspective”; there is no end.');
    expect(await outcomeOf(open({ until: later }))).toBe('Anna can open “Perspective” until 9 Apr 2026, 14:00.');
    expect(await outcomeOf(open({ until: '2026-04-30T22:00:00Z' }))).toContain('until 30 Apr 2026, 23:59.');
  });

  it('says who else opened it: everybody, or the team', async () => {
    expect(await outcomeOf(open({ via: 'public' }))).toBe('Everybody can open “Perspective”: it is a public lesson.');
    expect(await outcomeOf(open({ via: 'override', until: later }))).toBe(
      'Anna can open “Perspective” until 9 Apr 2026, 14:00: the team opened it for this person.',
    );
  });

  it('names the checkpoint that has to be passed', async () => {
    expect(await outcomeOf(closed('checkpoint'))).toBe(
      'Anna cannot open “Perspective” yet: “Light” is a checkpoint and has to be passed first.',
    );
  });

  it('says when it opens by itself', async () => {
    expect(await outcomeOf(closed('schedule'))).toBe(
      'Anna cannot open “Perspective” yet: by the schedule it opens on 9 Apr 2026, 14:00.',
    );
  });

  it('says that a course hides what is not in the plan', async () => {
    const hidden = answer({ outcome: 'hidden', reason: 'not_in_plan' });
    expect(await outcomeOf(hidden)).toContain('does not see “Perspective” at all');
  });

  it.each(['en', 'fr', 'uk'] as const)('has other words for every reason in %s, without a hole', async (language) => {
    const said = [];
    for (const reason of reasons) said.push((await say(language, trace({ outcome: closed(reason) }))).outcome);
    expect(new Set(said).size).toBe(reasons.length);
    for (const text of said) expect(text).not.toMatch(/\{\{|access\.|“”|«\s*»| [.:,]$/);
  });
});

describe('what one access says', () => {
  it('goes through its rules in order and leaves out those that looked at nothing', async () => {
    const steps = [
      step('not_revoked'),
      step('more_than_registered'),
      step('not_ended', true, { at: later }),
      step('in_plan'),
      step('paid'),
      step('started', true, { at: '2026-03-01T08:00:00Z' }),
      step('not_frozen'),
      step('opened'),
      step('not_closed'),
      step('checkpoint_passed', false, { lesson: 'les_3' }),
    ];
    const what = trace({
      outcome: closed('checkpoint'),
      grants: [grant(steps, closed('checkpoint'))],
      decided_by: { gate: 'grants', grant: 'grt_1' },
    });
    const [first] = (await say('en', what)).grants;
    expect(first).toMatchObject({ title: 'Basic, order #1004', decides: true });
    expect(first?.steps.map(({ ok, text }) => `${ok ? '+' : '-'} ${text}`)).toEqual([
      '+ Not revoked',
      '+ Runs until 9 Apr 2026, 14:00',
      '+ Includes this lesson',
      '+ No payment is overdue',
      '+ Began on 1 Mar 2026, 09:00',
      '+ Not frozen',
      '+ The lesson opens without delay',
      '- The checkpoint “Light” has not been passed',
    ]);
  });

  it('tells an end that was from one that comes before the lesson opens', async () => {
    const ended = grant([step('not_ended', false, { at: '2026-03-01T00:00:00Z' })], closed('expired'));
    const ends = grant([step('not_ended', false, { at: later })], closed('after_end'));
    expect(await firstStep(ended)).toBe('Ended on 1 Mar 2026, 01:00');
    expect(await firstStep(ends)).toBe('Ends on 9 Apr 2026, 14:00, before the lesson opens');
  });

  it.each(['en', 'fr', 'uk'] as const)('has words for every rule in %s, passed or not', async (language) => {
    const rules: TraceStep['rule'][] = [
      'not_revoked',
      'more_than_registered',
      'not_ended',
      'in_plan',
      'paid',
      'started',
      'not_frozen',
      'opened',
      'not_closed',
      'checkpoint_passed',
    ];
    const inputs = [{}, { at: later }, { at: '2026-03-01T00:00:00Z' }, { lesson: 'les_3' }];
    const steps = rules.flatMap((rule) => [true, false].flatMap((passed) => inputs.map((input) => step(rule, passed, input))));
    const [said] = (await say(language, trace({ grants: [grant(steps)] }))).grants;
    for (const { text } of said?.steps ?? []) expect(text).not.toMatch(/\{\{|access\./);
  });
});

describe('what the accesses do not decide', () => {
  it.each([
    ['publication', 'not published'],
    ['public_lesson', 'public lesson'],
    ['block', 'restricted entry'],
    ['closed_for_person', 'closed for one person'],
  ] as const)('is said for %s', async (gate, words) => {
    const what = trace({ outcome: closed('blocked'), grants: [grant([])], decided_by: { gate, grant: null } });
    expect((await say('en', what)).aside).toContain(words);
  });

  it('is said when the team opened the lesson, and when there is no access at all', async () => {
    const opened = trace({ outcome: open({ via: 'override' }), grants: [grant([])] });
    expect((await say('en', opened)).aside).toContain('no longer count');
    expect((await say('en', trace({ outcome: closed('no_access') }))).aside).toBe('Anna holds no access to this course.');
    expect((await say('en', trace({ grants: [grant([])] }))).aside).toBeNull();
  });
});

describe('what happens by itself', () => {
  it('is a closing, another change, or nothing', async () => {
    expect(await next({ outcome: open({ until: later }), next_change: later })).toBe('By itself this closes on 9 Apr 2026, 14:00.');
    expect(await next({ outcome: closed('schedule'), next_change: later })).toBe('By itself this changes on 9 Apr 2026, 14:00.');
    expect(await next({ outcome: closed('checkpoint') })).toBe('Nothing about this changes by itself.');
  });
});

describe('what would change it', () => {
  it('names the access that the rule holds up, the one that decided first', async () => {
    const held = [
      grant([step('in_plan', false)], closed('not_in_plan'), 'grt_1'),
      grant([step('not_ended', false, { at })], closed('expired'), 'grt_2'),
    ];
    const what = trace({
      outcome: closed('expired'),
      grants: held,
      decided_by: { gate: 'grants', grant: 'grt_2' },
      would_help: ['extend_end', 'widen_scope', 'give_access'],
    });
    const { help } = await say('en', what);
    expect(help.map(({ code, grant: of }) => [code, of])).toEqual([
      ['extend_end', 'grt_2'],
      ['widen_scope', 'grt_1'],
      ['give_access', null],
    ]);
  });

  it('tells the course from the lesson that is still a draft', async () => {
    expect(await toPublish('product_draft')).toBe('Publish the course');
    expect(await toPublish('lesson_draft')).toBe('Publish the lesson and its module');
  });

  it.each(['en', 'fr', 'uk'] as const)('has other words for every change in %s', async (language) => {
    const what = trace({ outcome: { ...closed('schedule'), lesson: 'les_3' }, would_help: everyHelp });
    const said = (await say(language, what)).help.map(({ text }) => text);
    expect(new Set(said).size).toBe(everyHelp.length);
    for (const text of said) expect(text).not.toMatch(/\{\{|access\.|“”|«\s*»/);
  });
});

describe('an answer in a word', () => {
  it('names the checkpoint instead of saying that there is one', async () => {
    const t = await speak('fr');
    const short = shortAnswer(closed('checkpoint'), names.lessonOf, { t, language: 'fr', zone: 'Europe/Paris', at });
    expect(short).toMatchObject({ tone: 'neutral', text: 'Fermée', reason: 'attend «\u00a0Light\u00a0»' });
  });
});
