// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { speak } from '../../testing/render';
import { type About, impactLines, rowLines, touches } from './impact-text';
import type { Impact } from '../../api/types';

const none: Impact = {
  as_of: '2026-02-01T00:00:00Z',
  people: 41,
  pinned: 0,
  gain: 0,
  lose: 0,
  moved: 0,
  unaffected: 41,
  lessons: [],
  rows: [],
  rows_total: 0,
  mails: 0,
  keep_open: null,
};

const ana = {
  contact: { id: 'con_1', name: 'Ana', email: 'ana@example.com' },
  opened: 0,
  closed: 0,
  until_before: null,
  until: null,
  kept: 0,
};

async function said(language: 'en' | 'fr' | 'uk', change: Partial<Impact>, about: About = 'offer') {
  const t = await speak(language);
  return impactLines({ ...none, ...change }, about, { t, language, zone: 'Europe/Paris' });
}

async function saidOf(row: Partial<Impact['rows'][number]>) {
  const t = await speak('en');
  return rowLines({ ...ana, ...row }, { t, language: 'en', zone: 'Europe/Paris' }).map((line) => line.text);
}

const lesson = (title: string, lose: number, gain = 0) => ({ lesson: `les_${title}`, title, lose, gain });

describe('what a change does to many', () => {
  it('says how many follow, who loses which lessons, and that nothing leaves by mail', async () => {
    const lessons = [lesson('Line', 2), lesson('Light', 12), lesson('Shadow', 3), lesson('Colour', 1)];
    const lines = await said('en', { lose: 12, unaffected: 29, lessons });
    expect(lines).toEqual([
      { tone: 'plain', text: '41 people follow this offer, also when it changes.' },
      {
        tone: 'danger',
        text: '12 people will lose lessons. Progress is kept. 4 lessons close: “Light” for 12, “Shadow” for 3, “Line” for 2 and 1 more.',
      },
      { tone: 'plain', text: 'For 29 people nothing changes. No e-mail will be sent.' },
    ]);
  });

  it('says who gains, whose dates only move and who keeps conditions of their own', async () => {
    const change = { people: 10, gain: 1, moved: 2, unaffected: 7, pinned: 1, lessons: [lesson('Light', 0, 1)] };
    expect((await said('en', change)).map(({ text }) => text)).toEqual([
      '10 people follow this offer, also when it changes. 1 access has a condition of its own here and keeps it.',
      '1 person will get more lessons. 1 lesson opens: “Light” for 1.',
      'For 2 people only dates move. For 7 people nothing changes. No e-mail will be sent.',
    ]);
  });

  it('says it plainly when nothing changes, or when nobody is there', async () => {
    expect((await said('en', {})).at(-1)?.text).toBe('Nothing changes for any of them. No e-mail will be sent.');
    const nobody = await said('en', { people: 0, unaffected: 0 });
    expect(nobody.map(({ text }) => text)).toEqual(['Nobody follows this offer now. It counts for whoever gets it later.']);
    expect(touches(none)).toBe(false);
    expect(touches({ ...none, moved: 1 })).toBe(true);
    // With everything kept open nobody loses, and yet somebody has to decide it.
    expect(touches({ ...none, keep_open: { people: 37, lessons: 2 } })).toBe(true);
  });

  it('writes large numbers and plural forms as each language does', async () => {
    const change = { people: 1234, lose: 3, unaffected: 1231, lessons: [lesson('Світло', 3), lesson('Лінія', 1)] };
    expect((await said('fr', change, 'course')).map(({ text }) => text)).toEqual([
      '1\u202f234 personnes ont accès à ce cours.',
      '3 personnes perdront des leçons. La progression est conservée. ' +
        '2 leçons se ferment\u00a0: «\u00a0Світло\u00a0» pour 3 et «\u00a0Лінія\u00a0» pour 1.',
      'Pour 1\u202f231 personnes, rien ne change. Aucun e-mail ne sera envoyé.',
    ]);
    expect((await said('uk', change, 'course')).map(({ text }) => text)).toEqual([
      'Доступ до курсу мають 1\u00a0234 людини.',
      '3 людини втратять уроки. Прогрес збережеться. 2 уроки закриються: «Світло» для 3 і «Лінія» для 1.',
      'Для 1\u00a0231 людини нічого не зміниться. Жодного листа не буде надіслано.',
    ]);
  });

  it('says of one person what closes, what stays open and where the end goes', async () => {
    expect(await saidOf({ closed: 3, kept: 2 })).toEqual(['3 lessons close.', '2 lessons stay open.']);
    expect(await saidOf({ opened: 1, until_before: '2026-03-01T11:00:00Z', until: '2026-04-01T10:00:00Z' })).toEqual([
      '1 lesson opens.',
      'The end moves from 1 Mar 2026 to 1 Apr 2026.',
    ]);
    expect(await saidOf({ until: '2026-04-01T10:00:00Z' })).toEqual(['It now ends on 1 Apr 2026.']);
    expect(await saidOf({})).toEqual(['Lessons to come open on another day.']);
  });
});
