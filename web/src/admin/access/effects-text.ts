// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { EffectProduct, Effects } from '../../api/types';
import { formatLastDay, formatMoment, formatMoney, lastMoment } from '../../lib/format';

export interface Line {
  tone: 'plain' | 'danger';
  text: string;
}

interface Reader {
  t: TFunction;
  language: string;
  zone: string;
}

const plain = (text: string): Line => ({ tone: 'plain', text });
const danger = (text: string): Line => ({ tone: 'danger', text });

/** What is open and what opens later, with the end. */
function seenLines(name: string, of: EffectProduct, { t, language, zone }: Reader): Line[] {
  const product = of.product.title;
  const until = of.until ? formatLastDay(of.until, language, zone) : null;
  const first = of.first_opens_at ? formatMoment(of.first_opens_at, language, zone) : null;
  const lines: Line[] = [];
  if (of.lessons_open_now > 0) {
    const values = { name, product, count: of.lessons_open_now, until };
    lines.push(plain(until ? t('access.effects.sees_until', values) : t('access.effects.sees', values)));
  } else if (of.lessons_later === 0 && of.closed.length === 0) {
    lines.push(plain(t('access.effects.sees_nothing', { name, product })));
  }
  if (of.lessons_later > 0 && first) {
    const values = { name, product, count: of.lessons_later, first, until };
    if (of.lessons_open_now > 0) lines.push(plain(t('access.effects.later_from', values)));
    else lines.push(plain(until ? t('access.effects.waits_until', values) : t('access.effects.waits', values)));
  } else if (of.lessons_later > 0) {
    lines.push(plain(t('access.effects.later', { count: of.lessons_later })));
  }
  return lines;
}

const earliest = (moments: string[]): string => moments.reduce((first, one) => (one < first ? one : first));

/** Lessons that close: for good, or until a day that is known. */
function closedLines(name: string, of: EffectProduct, { t, language, zone }: Reader): Line[] {
  const product = of.product.title;
  const back = of.closed.flatMap(({ at }) => at ?? []);
  const gone = of.closed.length - back.length;
  const lines: Line[] = [];
  if (back.length > 0) {
    const first = formatMoment(earliest(back), language, zone);
    lines.push(danger(t('access.effects.pauses', { product, first, count: back.length })));
  }
  if (gone > 0) lines.push(danger(t('access.effects.loses', { name, product, count: gone })));
  return lines;
}

function frozenLines(of: EffectProduct, frozen: string, { t, language, zone }: Reader): Line[] {
  const product = of.product.title;
  const until = formatMoment(frozen, language, zone);
  const count = of.closed.length;
  if (count === 0) return [plain(t('access.effects.frozen_already', { product, until }))];
  return [danger(t('access.effects.frozen', { product, until, count }))];
}

/** The difference, not only the result: where the end was before. */
function endLines(of: EffectProduct, { t, language, zone }: Reader): Line[] {
  const { until, until_before: before, act } = of;
  const day = (end: string) => formatLastDay(end, language, zone);
  const moment = (end: string) => formatMoment(lastMoment(end, zone), language, zone);
  if (before && until && before !== until) {
    const say = day(before) === day(until) ? moment : day;
    return [plain(t('access.effects.until_moves', { before: say(before), until: say(until) }))];
  }
  const still = of.lessons_open_now + of.lessons_later > 0;
  if (before && !until && still) return [plain(t('access.effects.until_gone', { before: day(before) }))];
  const wasOpen = of.opened.length === 0 && of.lessons_open_now > 0;
  if (act === 'end_set' && until && !before && wasOpen) return [plain(t('access.effects.until_new'))];
  return [];
}

/** Lessons that open earlier than they would, and those that wait for another day. */
function movedLines(of: EffectProduct, { t, language, zone }: Reader): Line[] {
  const lines: Line[] = [];
  const now = of.opened.filter(({ at }) => at === null).length;
  if (now > 0 && of.act !== 'given') lines.push(plain(t('access.effects.opens', { count: now })));
  const first = of.moved.toSorted((one, other) => (one.to < other.to ? -1 : 1))[0];
  if (first) {
    const on = (at: string) => formatMoment(at, language, zone);
    const values = { lesson: first.title, from: on(first.from), to: on(first.to) };
    lines.push(plain(t('access.effects.moved', { ...values, count: of.moved.length })));
  }
  return lines;
}

function productLines(name: string, of: EffectProduct, reader: Reader): Line[] {
  const change = [...endLines(of, reader), ...movedLines(of, reader)];
  if (!of.frozen_until) return [...seenLines(name, of, reader), ...closedLines(name, of, reader), ...change];
  const elsewhere = of.lessons_open_now > 0 ? seenLines(name, of, reader) : [];
  return [...frozenLines(of, of.frozen_until, reader), ...elsewhere, ...change];
}

type Leaving = 'planned' | 'held';

const counted = { planned: 'access.effects.mails_sent', held: 'access.effects.mails_held' } as const;
const named = { planned: 'access.effects.letter_sent', held: 'access.effects.letter_held' } as const;

/** The account and the access leave as one e-mail when they leave together. */
function letters(effects: Effects, state: Leaving, t: TFunction): Line[] {
  const mails = effects.mails.filter((mail) => mail.state === state);
  const kinds = [...new Set(mails.map((mail) => mail.kind))];
  const together = kinds.length === 2 && mails.length === 2;
  const [mail] = mails;
  if (!mail) return [];
  if (mails.length > 1 && !together) return [plain(t(counted[state], { count: mails.length }))];
  return [plain(t(`${named[state]}_${together ? 'both' : mail.kind}`, { to: mail.to ?? '' }))];
}

function mailLines(effects: Effects, t: TFunction): Line[] {
  const lines = [...letters(effects, 'planned', t), ...letters(effects, 'held', t)];
  return lines.length > 0 ? lines : [plain(t('access.effects.mails_none'))];
}

function moneyLines(effects: Effects, { t, language }: Reader): Line[] {
  if (!effects.paid) return [];
  const amount = formatMoney(effects.paid, language);
  return [plain(effects.in_reports ? t('access.effects.paid', { amount }) : t('access.effects.paid_apart', { amount }))];
}

/** What the student will see, in sentences; each product, then mails, then money. */
export function effectsLines(effects: Effects, reader: Reader): Line[] {
  const name = effects.contact.name;
  return [
    ...(effects.products.length === 0 && effects.contact.is_new
      ? [plain(reader.t('access.effects.only_contact', { name }))]
      : []),
    ...effects.products.flatMap((product) => productLines(name, product, reader)),
    ...mailLines(effects, reader.t),
    ...moneyLines(effects, reader),
  ];
}
