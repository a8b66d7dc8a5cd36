// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { differences, merged, type VersionFields } from './versions';

interface Course {
  title: string;
  note: string;
  hidden: boolean;
  lines: { key: string; product: string }[];
}

const fields: VersionFields<Course> = {
  title: { label: 'Title' },
  note: { label: 'Note' },
  lines: {
    label: 'Lines',
    plain: (lines) => lines.map((line) => line.product),
    show: (lines) => lines.map((line) => line.product).join('+'),
  },
};

const base: Course = { title: 'Yoga', note: '', hidden: false, lines: [{ key: 'a', product: 'p' }] };

describe('two versions of the same thing', () => {
  it('are not compared when the other change lies outside the form', () => {
    const mine = { ...base, title: 'Yoga 2' };
    expect(differences(fields, { base, mine, theirs: { ...base, hidden: true } })).toEqual([]);
  });

  it('propose mine where I typed and theirs where only they did', () => {
    const mine = { ...base, title: 'Yoga 2' };
    const theirs = { ...base, note: 'New' };
    const found = differences(fields, { base, mine, theirs });
    expect(found.map(({ key, side, clash }) => [key, side, clash])).toEqual([
      ['title', 'mine', false],
      ['note', 'theirs', false],
    ]);
  });

  it('call it a clash when both of us changed the same field', () => {
    const three = { base, mine: { ...base, title: 'A' }, theirs: { ...base, title: 'B' } };
    expect(differences(fields, three)).toEqual([
      { key: 'title', label: 'Title', mine: 'A', theirs: 'B', side: 'mine', clash: true },
    ]);
  });

  it('do not differ by keys that nobody typed', () => {
    const theirs = { ...base, note: 'x', lines: [{ key: 'b', product: 'p' }] };
    expect(differences(fields, { base, mine: base, theirs }).map((one) => one.key)).toEqual(['note']);
  });

  it('become one as chosen, and what was not asked about keeps what I changed', () => {
    const mine = { ...base, title: 'A', hidden: true };
    const theirs = { ...base, title: 'B', note: 'Theirs' };
    const three = { base, mine, theirs };
    expect(merged(three, { title: 'theirs', note: 'theirs' })).toEqual({ ...theirs, hidden: true });
    expect(merged(three, { title: 'mine', note: 'mine' })).toEqual(mine);
  });
});
