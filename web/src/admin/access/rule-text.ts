// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import { formatMoment } from '../../lib/format';
import type { ReleaseRule } from '../../lib/policy';

/** A local date-time of the school is shown as it stands, whatever zone the reader is in. */
const localText = (local: string, language: string) => formatMoment(`${local}:00Z`, language, 'UTC');

export function openText(rule: ReleaseRule, t: TFunction, language: string): string {
  const open = rule.open ?? { type: 'at_once' as const };
  switch (open.type) {
    case 'at_once':
      return t('access.rule.text_at_once');
    case 'on':
      return t('access.rule.text_on', { at: localText(open.local, language) });
    case 'after':
      return open.time === 'participant'
        ? t('access.rule.text_after_own', { count: Number(open.days) })
        : t('access.rule.text_after', { count: Number(open.days), time: open.time });
  }
}

export function closeText(rule: ReleaseRule, t: TFunction, language: string): string {
  const close = rule.close ?? { type: 'never' as const };
  switch (close.type) {
    case 'never':
      return '';
    case 'on':
      return t('access.rule.text_close_on', { at: localText(close.local, language) });
    case 'after_open':
      return t('access.rule.text_close_after', { count: Number(close.days) });
  }
}

export function ruleText(rule: ReleaseRule, t: TFunction, language: string): string {
  return [openText(rule, t, language), closeText(rule, t, language)].filter(Boolean).join(' · ');
}
