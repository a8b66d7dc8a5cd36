// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { typedDay } from './typed-day';
import { instantOf, localOf } from './zones';

const today = '2026-11-22';

describe('a day that somebody types', () => {
  it.each([
    ['en', '1 Mar 2026', '2026-03-01'],
    ['en', '1st march 2027', '2027-03-01'],
    ['en', '01/03/26', '2026-03-01'],
    ['en', '2026-03-01', '2026-03-01'],
    ['fr', '1er mars 2027', '2027-03-01'],
    ['fr', '14 févr. 2027', '2027-02-14'],
    ['fr', '14 aout 2027', '2027-08-14'],
    ['uk', '1 березня 2027', '2027-03-01'],
    ['uk', '1 бер. 2027', '2027-03-01'],
    ['uk', '3.05.2027', '2027-05-03'],
  ])('is read in %s as it was meant: %s', (language, text, day) => {
    expect(typedDay(text, language, today)).toBe(day);
  });

  it('is the next one of that name when no year is said', () => {
    expect(typedDay('1 Mar', 'en', today)).toBe('2027-03-01');
    expect(typedDay('24.12.', 'uk', today)).toBe('2026-12-24');
    expect(typedDay('22/11', 'fr', today)).toBe('2026-11-22');
  });

  it.each(['', 'soon', '1', '31/02/2026', '1 ju 2026', '1/13/2026', '1 Mar 2026 more'])('is not guessed from “%s”', (text) => {
    expect(typedDay(text, 'en', today)).toBeNull();
  });
});

describe('the clocks of a zone', () => {
  it('show the same time that an instant was made from, in summer and in winter', () => {
    for (const local of ['2026-03-01T09:00', '2026-07-01T09:00', '2026-10-25T12:30']) {
      expect(localOf(instantOf(local, 'Europe/Paris'), 'Europe/Paris')).toBe(local);
    }
  });
});
