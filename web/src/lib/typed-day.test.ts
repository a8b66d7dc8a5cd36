// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { type DayFault, readDay } from './typed-day';
import { instantOf, localOf, readInstant } from './zones';

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
    expect(readDay(text, language, today)).toEqual({ day, fault: null });
  });

  it.each([
    ['en', '1 Mar', '2027-03-01'],
    ['uk', '24.12.', '2026-12-24'],
    ['fr', '22/11', '2026-11-22'],
    ['fr', '29 févr.', '2028-02-29'],
  ])('is in %s the next one of that name when no year is said: %s', (language, text, day) => {
    expect(readDay(text, language, today)).toEqual({ day, fault: null });
  });

  it.each<[string, DayFault]>([
    ['', 'unclear'],
    ['soon', 'unclear'],
    ['1', 'unclear'],
    ['1 ju 2026', 'unclear'],
    ['1 Mar 2026 more', 'unclear'],
    ['1 Mar 202', 'unclear'],
    ['31/02/2026', 'no_such'],
    ['2027-02-29', 'no_such'],
    ['31/02', 'no_such'],
    ['1/13/2026', 'no_such'],
    ['0/1/2026', 'no_such'],
    ['1/0', 'no_such'],
    ['01/01/1900', 'too_far'],
    ['01/01/2200', 'too_far'],
  ])('is not guessed from “%s”, which is %s', (text, fault) => {
    expect(readDay(text, 'en', today)).toEqual({ day: null, fault });
  });
});

describe('the clocks of a zone', () => {
  it('show the same time that an instant was made from, in summer and in winter', () => {
    for (const local of ['2026-03-01T09:00', '2026-07-01T09:00', '2026-10-25T12:30']) {
      expect(localOf(instantOf(local, 'Europe/Paris'), 'Europe/Paris')).toBe(local);
    }
  });
});

describe('an instant in an address', () => {
  it('is read as the server reads it', () => {
    for (const text of ['2028-03-01T11:00:00Z', '1970-01-01T00:00:00Z', '2199-12-31T23:59:59.5Z']) {
      expect(readInstant(text)).toBe(text);
    }
  });

  it.each(['garbage', '2028-03-01', '2028-02-31T11:00:00Z', '2028-03-01T25:00:00Z', '1899-12-31T23:50:39Z', '2200-01-01T00:00:00Z'])(
    'is none that says “%s”',
    (text) => expect(readInstant(text)).toBeNull(),
  );
});
