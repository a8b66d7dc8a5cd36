// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import { formatLastDay, formatNumber, listOf } from '../../lib/format';
import type { Line } from './effects-text';
import type { Impact } from '../../api/types';

/** Those who follow an offer, or those who are inside a course. */
export type About = 'offer' | 'course';

interface Reader {
  t: TFunction;
  language: string;
  zone: string;
}

const namedAtMost = 3;

/** A number that a sentence agrees with, and how it is written. */
export const counted = (count: number, language: string) => ({ count, n: formatNumber(count, language) });

const plain = (text: string): Line => ({ tone: 'plain', text });
const danger = (text: string): Line => ({ tone: 'danger', text });

/** Somebody gets or loses lessons, or their dates move. */
export const touches = (impact: Impact | null | undefined): boolean =>
  Boolean(impact && impact.gain + impact.lose + impact.moved + (impact.keep_open?.people ?? 0) > 0);

/** The lessons with the most people first, by name, each with how many it concerns. */
function lessonNames(impact: Impact, side: 'gain' | 'lose', { t, language }: Reader) {
  const concerned = impact.lessons.filter((one) => one[side] > 0).toSorted((one, other) => other[side] - one[side]);
  const names = concerned
    .slice(0, namedAtMost)
    .map((one) => t('access.impact.lesson_for', { lesson: one.title, n: formatNumber(one[side], language) }));
  const more = concerned.length - names.length;
  const all = more > 0 ? [...names, t('access.as_of.and_more', { count: more })] : names;
  return { count: concerned.length, lessons: listOf(all, language) };
}

/** How many, and the lessons by name where they are known. */
function sideText(impact: Impact, side: 'gain' | 'lose', reader: Reader): string {
  const { t, language } = reader;
  const { count, lessons } = lessonNames(impact, side, reader);
  const people = counted(impact[side], language);
  const said = side === 'lose' ? t('access.impact.loses', people) : t('access.impact.gains', people);
  if (count === 0) return said;
  const named = side === 'lose' ? 'access.impact.closes' : 'access.impact.opens';
  return `${said} ${t(named, { count, lessons })}`;
}

function othersText({ moved, unaffected, people }: Impact, { t, language }: Reader): string[] {
  const some = t('access.impact.same', counted(unaffected, language));
  const same = unaffected === people ? t('access.impact.same_all') : some;
  return [
    ...(moved > 0 ? [t('access.impact.moves', counted(moved, language))] : []),
    ...(unaffected > 0 ? [same] : []),
  ];
}

/** How many a change reaches, who loses and who gains which lessons, and what leaves by mail. */
export function impactLines(impact: Impact, about: About, reader: Reader): Line[] {
  const { t, language } = reader;
  const { people, pinned, mails } = impact;
  const nobody = t(`access.impact.nobody_${about}`);
  const reached = people > 0 ? t(`access.impact.people_${about}`, counted(people, language)) : nobody;
  const own = pinned > 0 ? [t('access.impact.pinned', counted(pinned, language))] : [];
  const first = plain([reached, ...own].join(' '));
  if (people === 0) return [first];
  const sent = mails > 0 ? t('access.effects.mails_sent', { count: mails }) : t('access.effects.mails_none');
  return [
    first,
    ...(impact.lose > 0 ? [danger(sideText(impact, 'lose', reader))] : []),
    ...(impact.gain > 0 ? [plain(sideText(impact, 'gain', reader))] : []),
    plain([...othersText(impact, reader), sent].join(' ')),
  ];
}

function endText({ until_before: before, until }: Impact['rows'][number], { t, language, zone }: Reader): Line[] {
  const day = (end: string) => formatLastDay(end, language, zone);
  if (before === until) return [];
  if (!until) return [plain(t('access.effects.until_gone', { before: day(before ?? '') }))];
  if (!before) return [plain(t('access.impact.row_until', { until: day(until) }))];
  return [plain(t('access.effects.until_moves', { before: day(before), until: day(until) }))];
}

/** What the change does to one person; never nothing, for whoever is named is concerned. */
export function rowLines(row: Impact['rows'][number], reader: Reader): Line[] {
  const { t } = reader;
  const lines = [
    ...(row.closed > 0 ? [danger(t('access.impact.row_closes', { count: row.closed }))] : []),
    ...(row.kept > 0 ? [plain(t('access.impact.row_kept', { count: row.kept }))] : []),
    ...(row.opened > 0 ? [plain(t('access.impact.row_opens', { count: row.opened }))] : []),
    ...endText(row, reader),
  ];
  return lines.length > 0 ? lines : [plain(t('access.impact.row_moves'))];
}
