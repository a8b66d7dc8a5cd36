// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { AwaitedJob } from '../../api/types';
import { overSince, placeOfJob, shareOf } from './awaited-jobs';

const job = (id: string, done = 0, total = 0) => ({ id, done, total }) as AwaitedJob;

describe('what the header tells of long work', () => {
  it('never says all is done before it is', () => {
    expect(shareOf([job('a', 999, 1000)])).toBe(99);
    expect(shareOf([job('a', 1000, 1000)])).toBe(100);
  });

  it('counts several as one, and begins with nothing', () => {
    expect(shareOf([job('a', 100, 100), job('b', 0, 300)])).toBe(25);
    expect(shareOf([job('a')])).toBe(0);
  });

  it('does not grow beyond the whole when rows were added meanwhile', () => {
    expect(shareOf([job('a', 120, 100)])).toBe(100);
  });

  it('notices which of them is over', () => {
    expect(overSince([job('a'), job('b')], [job('b'), job('c')]).map(({ id }) => id)).toEqual(['a']);
    expect(overSince([], [job('a')])).toEqual([]);
  });

  it('leads to the import, to the bulk change, and to the list of jobs where there is no page of its own', () => {
    expect(placeOfJob({ import: 'imp_1', batch: null })).toBe('/imports/imp_1');
    expect(placeOfJob({ import: null, batch: 'bat_1' })).toBe('/batches/bat_1');
    expect(placeOfJob({ import: null, batch: null })).toBe('/settings/jobs');
  });
});
