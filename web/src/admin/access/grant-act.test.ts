// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { lastToEnd } from './grant-act';
import { lengthOf, placeLength } from './length';

const grant = (id: string, end_at: string | null, state: 'active' | 'ended' | 'revoked' = 'active') => ({
  id,
  state,
  end_at,
});

describe('the access that counts for a member', () => {
  it('is the one that ends last, whatever the order of the rows', () => {
    const rows = [grant('a', '2026-04-09T12:00:00Z'), grant('b', '2026-05-01T00:00:00Z'), grant('c', '2026-01-01T00:00:00Z')];
    expect(lastToEnd(rows)?.id).toBe('b');
    expect(lastToEnd(rows.toReversed())?.id).toBe('b');
  });

  it('is the one without an end before any other', () => {
    expect(lastToEnd([grant('a', '2026-04-09T12:00:00Z'), grant('b', null)])?.id).toBe('b');
  });

  it('is never a revoked one, and may be one that has ended', () => {
    const rows = [grant('a', null, 'revoked'), grant('b', '2025-01-01T00:00:00Z', 'ended')];
    expect(lastToEnd(rows)?.id).toBe('b');
    expect(lastToEnd([grant('a', null, 'revoked')])).toBeUndefined();
  });
});

describe('a length', () => {
  it('is sent under its unit', () => {
    expect(lengthOf({ amount: 10, unit: 'days' })).toEqual({ days: 10 });
    expect(lengthOf({ amount: 1, unit: 'months' })).toEqual({ months: 1 });
  });

  it('is nothing while the field is empty or not a count', () => {
    for (const amount of ['', '-', 0, -3, 1.5, 3651]) expect(lengthOf({ amount, unit: 'days' })).toBeNull();
    expect(lengthOf({ amount: 121, unit: 'months' })).toBeNull();
  });

  it('has its refusals beside its one field', () => {
    expect(placeLength('/days')).toBe('amount');
    expect(placeLength('/months')).toBe('amount');
    expect(placeLength('/from')).toBe('from');
  });
});
