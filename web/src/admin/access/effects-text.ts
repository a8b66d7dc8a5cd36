// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { EffectProduct, Effects } from '../../api/types';
import { formatDay, formatMoment, formatMoney } from '../../lib/format';

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

function productLines(name: string, of: EffectProduct, { t, language, zone }: Reader): Line[] {
  const product = of.product.title;
  const until = of.until ? formatDay(of.until, language, zone) : null;
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
  if (of.closed.length > 0) {
    lines.push({ tone: 'danger', text: t('access.effects.loses', { name, product, count: of.closed.length }) });
  }
  return lines;
}

function mailLines(effects: Effects, t: TFunction): Line[] {
  const planned = effects.mails.filter((mail) => mail.state === 'planned').length;
  const held = effects.mails.filter((mail) => mail.state === 'held').length;
  if (planned + held === 0) return [plain(t('access.effects.mails_none'))];
  const lines: Line[] = [];
  if (planned > 0) lines.push(plain(t('access.effects.mails_sent', { count: planned })));
  if (held > 0) lines.push(plain(t('access.effects.mails_held', { count: held })));
  return lines;
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
    ...effects.products.flatMap((product) => productLines(name, product, reader)),
    ...mailLines(effects, reader.t),
    ...moneyLines(effects, reader),
  ];
}
