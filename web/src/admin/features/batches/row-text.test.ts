// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchRow } from '../../../api/types';
import { speak } from '../../../testing/render';
import { accessText, outcomeOf, rowText } from './row-text';

const row: BatchRow = {
  position: 1,
  contact: { id: 'con_1', name: 'Ana', email: 'ana@example.com', deleted: false },
  grant: 'grt_1',
  product: 'Typography',
  offer: 'Typography S',
  verdict: 'will',
  code: '',
  undone: false,
  until_before: '2027-04-09T12:00:00Z',
  until_after: '2028-04-09T12:00:00Z',
  opened: 2,
  closed: 0,
  mails: 1,
  entry: null,
  can_undo: false,
};

describe('a row of a change of many', () => {
  let t: Awaited<ReturnType<typeof speak>>;
  beforeEach(async () => {
    t = await speak('en');
  });
  const told = (one: BatchRow) => rowText(one, { t, language: 'en', zone: 'UTC' });

  it('says what changes: the end, the lessons, the mails', () => {
    expect(told(row)).toBe('Until 9 Apr 2027 → 9 Apr 2028 · 2 lessons open · 1 e-mail');
  });

  it('is silent about what stays', () => {
    expect(told({ ...row, until_after: row.until_before, opened: 0, closed: 1, mails: 0 })).toBe('1 lesson closes');
  });

  it('says in words why it cannot change', () => {
    expect(told({ ...row, verdict: 'refused', code: 'grant.no_end' })).toBe(
      'This access has no end, so there is nothing to extend.',
    );
  });

  it('says of what stood in the way of a run or an undo what that means here', () => {
    expect(told({ ...row, verdict: 'refused', code: 'stale' })).toBe(
      'Somebody else changed this meanwhile, so it was left as it is.',
    );
    expect(told({ ...row, verdict: 'done', code: 'undo.newer_change' })).toBe(
      'Something later stands on this, so it stays changed.',
    );
  });

  it('does not promise a change that is none, or none any more', () => {
    expect(told({ ...row, verdict: 'already' })).toBe('Nothing to change');
    expect(told({ ...row, verdict: 'done', undone: true })).toBe('As it was before');
  });

  it('taken back is another outcome than done', () => {
    expect(outcomeOf({ ...row, verdict: 'done', undone: true })).toBe('undone');
  });

  it('names course and offer once each', () => {
    expect(accessText(row)).toBe('Typography – Typography S');
    expect(accessText({ ...row, product: null, offer: null })).toBe('');
  });
});
