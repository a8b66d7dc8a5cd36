// SPDX-License-Identifier: Apache-2.0
import i18next from 'i18next';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Policy } from '../../lib/policy';
import { speak } from '../../testing/render';
import { attributeText } from './policy-text';

const textOf = (count: unknown) =>
  attributeText('period', { period: { type: 'months', count } } as Policy, i18next.t, 'en');

describe('the text of a duration', () => {
  beforeEach(() => speak('en'));

  it('counts what is a number', () => {
    expect(textOf(3)).toBe('3 months');
    expect(textOf(1)).toBe('1 month');
  });

  it('leaves open what is none, while it is typed', () => {
    for (const typed of ['1,5', '', 0, 1201]) expect(textOf(typed)).toBe('–');
  });
});
