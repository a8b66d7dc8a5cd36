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
