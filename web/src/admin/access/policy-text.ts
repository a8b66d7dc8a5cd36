// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import { formatDate, formatMoment } from '../../lib/format';
import { isSoundPeriod, type Policy } from '../../lib/policy';

export type Attribute = 'scope' | 'schedule' | 'checkpoints' | 'period' | 'start';

export const attributes: Attribute[] = ['scope', 'schedule', 'checkpoints', 'period', 'start'];

function scopeText({ scope }: Policy, t: TFunction): string {
  if (!scope || scope.type === 'all') return t('access.scope_all');
  const count = scope.lessons?.length ?? 0;
  return scope.auto_new ? t('access.scope_lessons_auto', { count }) : t('access.scope_lessons', { count });
}

function scheduleText({ schedule }: Policy, t: TFunction): string {
  return t(`access.schedule_${schedule?.type ?? 'inherit'}`);
}

function checkpointsText({ checkpoints }: Policy, t: TFunction): string {
  const switches = checkpoints?.type === 'switches' ? Object.values(checkpoints.lessons ?? {}) : [];
  const count = switches.filter((on) => !on).length;
  if (count > 0 && count === switches.length) return t('access.checkpoints_off_count', { count });
  return t(`access.checkpoints_${checkpoints?.type ?? 'inherit'}`);
}

function periodText({ period }: Policy, t: TFunction, language: string): string {
  // Of a field that is being typed.
  if (!isSoundPeriod(period)) return '–';
  if (period?.type === 'days') return t('access.period.days_count', { count: Number(period.count) });
  if (period?.type === 'months') return t('access.period.months_count', { count: Number(period.count) });
  if (period?.type === 'until') return t('access.period.until_date', { date: formatDate(period.date, language) });
  return t('access.period.unlimited');
}

function startText({ start }: Policy, t: TFunction, language: string): string {
  if (start?.type !== 'fixed') return t('access.start_at_grant');
  return t('access.rule.text_on', { at: formatMoment(`${start.local}:00Z`, language, 'UTC') });
}

export function attributeText(attribute: Attribute, policy: Policy, t: TFunction, language: string): string {
  if (policy.full && attribute !== 'start') return t('access.full');
  switch (attribute) {
    case 'scope':
      return scopeText(policy, t);
    case 'schedule':
      return scheduleText(policy, t);
    case 'checkpoints':
      return checkpointsText(policy, t);
    case 'period':
      return periodText(policy, t, language);
    case 'start':
      return startText(policy, t, language);
  }
}

export function attributeName(attribute: Attribute, t: TFunction): string {
  switch (attribute) {
    case 'scope':
      return t('access.scope');
    case 'schedule':
      return t('access.schedule');
    case 'checkpoints':
      return t('access.checkpoints');
    case 'period':
      return t('access.duration');
    case 'start':
      return t('access.start');
  }
}
