// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import { holdsBack } from '../../../lib/checkpoints';
import { listOf } from '../../../lib/format';
import type { Checkpoints, Scope } from '../../../lib/policy';
import { attributeName, attributeText } from '../../access/policy-text';
import type { Own, Part } from './terms-values';

export interface TermsReader {
  t: TFunction;
  language: string;
}

interface Titled {
  id: string;
  title: string;
  is_checkpoint: boolean;
}

const namedAtMost = 8;

export const partName = (part: Part, t: TFunction): string =>
  part === 'full' ? t('access.full') : attributeName(part, t);

export function partText(part: Part, value: unknown, { t, language }: TermsReader): string {
  if (part === 'full') return t(value === true ? 'access.full_offer' : 'orders.terms.not_full');
  return attributeText(part, { [part]: value }, t, language);
}

function namesOf(lessons: Titled[], { t, language }: TermsReader): string {
  const names = lessons.slice(0, namedAtMost).map(({ title }) => t('access.as_of.lesson', { lesson: title }));
  const more = lessons.length - names.length;
  return listOf(more > 0 ? [...names, t('access.as_of.and_more', { count: more })] : names, language);
}

/** Which lessons, where the words alone would be the same for two different choices. */
function detail(part: Part, value: unknown, lessons: Titled[], reader: TermsReader): string {
  if (part === 'scope' && (value as Scope).type === 'selected') {
    const chosen = new Set((value as Extract<Scope, { type: 'selected' }>).lessons);
    return namesOf(lessons.filter(({ id }) => chosen.has(id)), reader);
  }
  if (part !== 'checkpoints' || (value as Checkpoints).type !== 'switches') return '';
  const off = lessons.filter((one) => one.is_checkpoint && !holdsBack(one, value as Checkpoints));
  return namesOf(off, reader);
}

/** One side of two versions: what counts, which lessons, and whether it is the order's own. */
export function versionText(part: Part, of: Own<unknown>, lessons: Titled[], reader: TermsReader): string {
  const text = partText(part, of.value, reader);
  const own = of.own ? text : reader.t('orders.terms.from_offer_value', { value: text });
  return [own, detail(part, of.value, lessons, reader)].filter(Boolean).join('\n');
}

/** How much of a line is its own: nothing, a part or all of it. */
export function followsText(own: number, all: number, offer: string | null, t: TFunction): string {
  if (offer === null) return t('orders.terms.no_offer');
  if (own === 0) return t('orders.terms.follows', { offer });
  if (own === all) return t('orders.terms.all_own', { offer });
  return t('orders.terms.some_own', { count: own, offer });
}
