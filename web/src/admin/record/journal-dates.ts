// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import { formatDay, formatMoment, lastMoment } from '../../lib/format';
import { asPolicy } from '../../lib/policy';
import { attributeName, attributes, attributeText } from '../access/policy-text';

interface Reader {
  t: TFunction;
  language: string;
  zone: string;
}

interface End {
  end_at?: string | null;
  set_at?: string | null;
}

interface Freeze {
  started_at: string;
  planned_days?: number | null;
  planned_months?: number | null;
  ended_at?: string | null;
}

const endMoment = (end: string, { language, zone }: Reader) => formatMoment(lastMoment(end, zone), language, zone);

function endText({ end_at: end, set_at: set }: End, reader: Reader): string {
  const { t } = reader;
  if (end) return endMoment(end, reader);
  return set ? t('common.unlimited') : t('journal.end_by_terms');
}

function freezeText(freeze: Freeze, { t, language, zone }: Reader): string {
  const { started_at: from, ended_at: ended, planned_days: days, planned_months: months } = freeze;
  const length = months
    ? t('access.period.months_count', { count: months })
    : t('access.period.days_count', { count: days ?? 0 });
  const day = (at: string) => formatDay(at, language, zone);
  if (ended) return t('journal.freeze_ended', { from: day(from), length, ended: day(ended) });
  return t('journal.freeze_from', { from: day(from), length });
}

function termsText(terms: unknown, { t, language }: Reader): string {
  const policy = asPolicy(terms);
  const own = attributes.filter((attribute) => policy[attribute]);
  return own.map((attribute) => `${attributeName(attribute, t)}: ${attributeText(attribute, policy, t, language)}`).join('\n');
}

interface ByHand {
  kind: 'open' | 'closed';
  at: string;
}

const byHandText = ({ kind, at }: ByHand, { t, language, zone }: Reader): string =>
  t(`journal.lesson_${kind}`, { at: formatMoment(at, language, zone) });

const moments = ['passed_at', 'completed_at', 'start'];

/** What acts on one access or lesson wrote down, in the words of the screens; null for every other field. */
export function accessValue(key: string, value: unknown, reader: Reader): string | null {
  if (moments.includes(key) && typeof value === 'string') return formatMoment(value, reader.language, reader.zone);
  if (key === 'end_at' && typeof value === 'string') return endMoment(value, reader);
  if (key === 'end_at' && value === null) return reader.t('common.unlimited');
  if (typeof value !== 'object' || value === null) return null;
  if (key === 'end') return endText(value, reader);
  if (key === 'freezes' && Array.isArray(value)) {
    return (value as Freeze[]).map((freeze) => freezeText(freeze, reader)).join('\n');
  }
  if (key === 'overrides' && Array.isArray(value)) {
    return (value as ByHand[]).map((one) => byHandText(one, reader)).join('\n');
  }
  return key === 'terms' ? termsText(value, reader) : null;
}
