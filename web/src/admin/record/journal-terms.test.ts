// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { speak } from '../../testing/render';
import { termsChanges } from './journal-terms';

const line = (policy: unknown, product = 'Drawing', id = 'orl_1') => ({ line: id, product, policy, pins: {} });

describe('what was changed of an order', () => {
  it('is told condition by condition, and what follows the offer says so', async () => {
    const reader = { t: await speak('en'), language: 'en' };
    const before = [line({ schedule: null, period: { type: 'days', count: 30 }, start: null, service: null })];
    const after = [line({ schedule: { type: 'none' }, period: null, start: null, full: false, service: null })];
    expect(termsChanges({ key: 'lines', before, after }, reader)).toEqual([
      { label: 'Full access', before: 'From the offer', after: 'No' },
      { label: 'When lessons open', before: 'From the offer', after: 'No delays: everything at once' },
      { label: 'How long', before: '30 days', after: 'From the offer' },
    ]);
  });

  it('names the course where there are several', async () => {
    const reader = { t: await speak('fr'), language: 'fr' };
    const before = [line({}), line({}, 'Yoga', 'orl_2')];
    const after = [line({}), line({ checkpoints: { type: 'off' } }, 'Yoga', 'orl_2')];
    expect(termsChanges({ key: 'lines', before, after }, reader)).toEqual([
      {
        label: 'Yoga\u00a0: Points de contrôle',
        before: 'Selon l’offre',
        after: 'Désactivés\u00a0: rien n’attend un point de contrôle',
      },
    ]);
  });

  it('leaves the lines of offers and every other field to the words for those', async () => {
    const reader = { t: await speak('en'), language: 'en' };
    expect(termsChanges({ key: 'comment', before: '', after: 'x' }, reader)).toBeNull();
    expect(termsChanges({ key: 'lines', before: [], after: [{ product: 'prd_1' }] }, reader)).toBeNull();
  });
});
