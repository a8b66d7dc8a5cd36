// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { speak } from '../../testing/render';
import { accessValue } from './journal-dates';

async function said(key: string, value: unknown, language: 'en' | 'fr' | 'uk' = 'en') {
  return accessValue(key, value, { t: await speak(language), language, zone: 'Europe/Paris' });
}

describe('what an act on the dates of an access wrote down', () => {
  it('names the end, none at all, and the one of the terms', async () => {
    const set_at = '2026-01-01T00:00:00Z';
    expect(await said('end', { end_at: '2026-04-30T22:00:00Z', set_at })).toBe('30 Apr 2026, 23:59');
    expect(await said('end', { end_at: null, set_at })).toBe('Unlimited');
    expect(await said('end', { end_at: null, set_at: null })).toBe('By its terms');
  });

  it('tells each freeze by its length, and when it was ended early', async () => {
    const freeze = { started_at: '2026-02-01T09:00:00Z', planned_days: 10, planned_months: null, ended_at: null };
    const early = { ...freeze, planned_days: null, planned_months: 2, ended_at: '2026-02-04T09:00:00Z' };
    expect(await said('freezes', [freeze, early])).toBe(
      '10 days from 1 Feb 2026\n2 months from 1 Feb 2026, ended on 4 Feb 2026',
    );
    expect(await said('freezes', [freeze], 'uk')).toMatch(/^10 днів з 1 лют\. 2026$/);
    expect(await said('freezes', [])).toBe('');
  });

  it('tells what the team opened or closed by hand, and when a lesson was passed', async () => {
    const opened = { id: 'lov_1', kind: 'open', at: '2026-02-01T09:00:00Z', reason: 'ill', set_by: null };
    expect(await said('overrides', [opened, { ...opened, kind: 'closed' }])).toBe(
      'Opened by the team on 1 Feb 2026, 10:00\nClosed by the team on 1 Feb 2026, 10:00',
    );
    expect(await said('passed_at', '2026-02-01T09:00:00Z')).toBe('1 Feb 2026, 10:00');
    expect(await said('passed_at', null)).toBeNull();
  });

  it('reads terms attribute by attribute, and leaves other fields alone', async () => {
    const terms = { scope: { type: 'all' }, schedule: { type: 'none' }, full: false };
    expect(await said('terms', terms)).toBe(
      'What is open: All lessons, new ones included\nWhen lessons open: No delays: everything at once',
    );
    expect(await said('title', { en: 'Yoga' })).toBeNull();
  });
});
