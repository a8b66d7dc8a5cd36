// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../api/types';
import { speak } from '../../testing/render';
import { changesOf, sentenceOf } from './journal-text';

function entry(change: Partial<JournalEntry>): JournalEntry {
  return {
    id: 'jrn_1',
    at: '2026-01-01T00:00:00Z',
    actor: { kind: 'staff', id: 'stf_1', name: 'Olga' },
    action: 'access.given',
    object: { kind: 'con', id: 'con_1', title: null },
    contact: { id: 'con_1', name: 'Anna' },
    details: null,
    undoable: false,
    undone: false,
    batch: null,
    ...change,
  };
}

describe('a sentence of the journal', () => {
  let t: Awaited<ReturnType<typeof speak>>;
  beforeAll(async () => {
    t = await speak('en');
  });

  it('names the person it is about', () => {
    expect(sentenceOf(t, entry({}))).toBe('Access given to Anna');
  });

  it('names the thing where there is no person', () => {
    const object = { kind: 'prd', id: 'prd_1', title: 'Yoga' };
    const course = entry({ action: 'product.changed', object, contact: null });
    expect(sentenceOf(t, course)).toBe('Course changed: Yoga');
  });

  it('says only what was done when the person is gone', () => {
    const gone = entry({ contact: { id: 'con_1', name: null } });
    expect(sentenceOf(t, gone)).toBe('Access given');
  });

  it('is never a raw code, even of an act newer than this app', () => {
    const newer = entry({ action: 'moon.landed', contact: null });
    expect(sentenceOf(t, newer)).toBe('moon landed');
  });

  it.each(['fr', 'uk'] as const)('speaks %s', async (language) => {
    const said = sentenceOf(await speak(language), entry({}));
    expect(said).toContain('Anna');
    expect(said).not.toContain('access');
  });
});

describe('before and after', () => {
  it('are only the fields that differ', () => {
    const details = {
      before: { version: 1, title: 'Yoga', language: 'en' },
      after: { version: 2, title: 'Yoga II', language: 'en' },
    };
    expect(changesOf(entry({ details }))).toEqual([
      { key: 'title', before: 'Yoga', after: 'Yoga II' },
    ]);
  });

  it('are nothing for acts that wrote neither', () => {
    expect(changesOf(entry({ details: { orders: 2 } }))).toEqual([]);
  });
});
