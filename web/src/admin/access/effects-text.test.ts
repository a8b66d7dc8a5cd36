// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Effects } from '../../api/types';
import { speak } from '../../testing/render';
import { effectsLines } from './effects-text';

const course = { id: 'prd_1', title: 'Python', status: 'published' as const };

function effects(change: Partial<Effects['products'][0]> = {}, rest: Partial<Effects> = {}): Effects {
  const product = {
    act: 'given' as const,
    product: course,
    lessons_open_now: 19,
    lessons_later: 0,
    lessons_total: 19,
    first_opens_at: null,
    until: '2026-05-03T10:00:00Z',
    until_before: null,
    frozen_until: null,
    moved: [],
    opened: [],
    closed: [],
    ...change,
  };
  const mail = { kind: 'access' as const, subject: '', language: 'en' as const, to: 'ana@example.com', state: 'planned' as const, why: '' };
  return {
    as_of: '2026-02-01T00:00:00Z',
    contact: { name: 'Ana', is_new: false, existing: 'con_1' },
    products: [product],
    mails: [mail],
    paid: null,
    in_reports: false,
    warnings: [],
    ...rest,
  };
}

async function said(language: 'en' | 'fr' | 'uk', what: Effects) {
  const t = await speak(language);
  return effectsLines(what, { t, language, zone: 'Europe/Paris' }).map((line) => line.text);
}

describe('the sentence about what will happen', () => {
  it('names the person, the lessons, the end and the mails', async () => {
    expect(await said('en', effects())).toEqual([
      'Ana will see 19 lessons of “Python” until 3 May 2026.',
      '1 e-mail about the access will be sent to ana@example.com.',
    ]);
  });

  it('says when the rest opens', async () => {
    const lines = await said('en', effects({ lessons_open_now: 4, lessons_later: 15, first_opens_at: '2026-02-08T08:00:00Z' }));
    expect(lines[1]).toBe('15 more lessons open later, the first on 8 Feb 2026, 09:00.');
  });

  it('says that nothing is open yet when all of it opens later', async () => {
    const lines = await said('en', effects({ lessons_open_now: 0, lessons_later: 19, first_opens_at: '2026-02-08T08:00:00Z', until: null }));
    expect(lines[0]).toBe('Ana will see 19 lessons of “Python”, the first on 8 Feb 2026, 09:00.');
  });

  it('tells what is lost, in the tone of a loss', async () => {
    const t = await speak('en');
    const closed = [{ lesson: 'les_1', title: 'One', at: null }];
    const lost = effects({ lessons_open_now: 0, until: null, closed }, { mails: [] });
    const lines = effectsLines(lost, { t, language: 'en', zone: 'UTC' });
    expect(lines[0]).toEqual({ tone: 'danger', text: 'Ana will no longer see 1 lesson of “Python”. Progress is kept.' });
    expect(lines[1]?.text).toBe('No e-mail will be sent.');
  });

  it('says that a person without access is only saved', async () => {
    const contact = { name: 'Ana', is_new: true, existing: null };
    const lines = await said('en', effects({}, { contact, products: [], mails: [] }));
    expect(lines).toEqual(['Ana will be saved as a contact and will see no course.', 'No e-mail will be sent.']);
  });

  it('does not call a held mail sent', async () => {
    const held = { kind: 'access' as const, subject: '', language: 'en' as const, to: 'ana@example.com', state: 'held' as const, why: '' };
    const lines = await said('en', effects({}, { mails: [held, held] }));
    expect(lines[1]).toBe('2 e-mails will be held until you release them.');
  });

  it('counts the account and the access as the one e-mail that they are', async () => {
    const access = { kind: 'access' as const, subject: '', language: 'en' as const, to: 'ana@example.com', state: 'planned' as const, why: '' };
    const both = effects({}, { mails: [{ ...access, kind: 'activation' }, access] });
    expect((await said('en', both))[1]).toBe('1 e-mail will be sent to ana@example.com: the account and the access.');
    expect((await said('fr', both))[1]).toBe('1 e-mail partira à ana@example.com\u00a0: le compte et l’accès.');
    expect((await said('uk', both))[1]).toBe('1 лист буде надіслано на ana@example.com: обліковий запис і доступ.');
  });

  it('counts money in reports or says that it does not', async () => {
    const paid = { amount: 4900, currency: 'EUR' };
    expect((await said('en', effects({}, { paid, in_reports: true })))[2]).toContain('counted in reports');
    expect((await said('en', effects({}, { paid, in_reports: false })))[2]).toContain('outside the reports');
  });

  it('says an end at midnight as the day that it closes', async () => {
    const midnight = effects({ until: '2026-04-30T22:00:00Z' });
    expect((await said('en', midnight))[0]).toContain('until 30 Apr 2026.');
  });

  it('is grammatical in French and Ukrainian', async () => {
    expect((await said('fr', effects()))[0]).toBe('Ana verra 19 leçons de «\u00a0Python\u00a0» jusqu’au 3 mai 2026.');
    expect((await said('uk', effects({ lessons_open_now: 2 })))[0]).toContain('бачитиме 2 уроки');
    expect((await said('uk', effects({ lessons_open_now: 21 })))[0]).toContain('бачитиме 21 урок з');
  });
});

const lesson = (title: string, at: string | null) => ({ lesson: `les_${title}`, title, at });
const move = (title: string, from: string, to: string) => ({ lesson: `les_${title}`, title, from, to });

describe('the difference that an act on dates makes', () => {
  it('names both ends, and both times where they are of one day', async () => {
    const change = { act: 'extended' as const, until_before: '2026-04-09T12:00:00Z', until: '2026-04-24T12:00:00Z' };
    expect((await said('en', effects(change)))[1]).toBe('The end moves from 9 Apr 2026 to 24 Apr 2026.');
    const sameDay = effects({ ...change, until: '2026-04-09T22:00:00Z' });
    expect((await said('en', sameDay))[1]).toBe('The end moves from 9 Apr 2026, 14:00 to 9 Apr 2026, 23:59.');
  });

  it('says that an end is taken away, or that there was none', async () => {
    const gone = effects({ act: 'end_set', until_before: '2026-04-09T12:00:00Z', until: null });
    expect((await said('en', gone))[1]).toBe('The end on 9 Apr 2026 is taken away.');
    const fresh = effects({ act: 'end_set', until_before: null });
    expect((await said('en', fresh))[1]).toBe('Until now there was no end.');
  });

  it('does not speak of an end that was never there when an ended access opens again', async () => {
    const opened = [lesson('One', null), lesson('Two', null)];
    const again = effects({ act: 'extended', until_before: null, lessons_open_now: 2, opened });
    expect(await said('en', again)).toEqual([
      'Ana will see 2 lessons of “Python” until 3 May 2026.',
      '2 lessons open at once.',
      '1 e-mail about the access will be sent to ana@example.com.',
    ]);
  });

  const frozen = effects(
    {
      act: 'frozen',
      frozen_until: '2026-02-11T09:00:00Z',
      lessons_open_now: 0,
      lessons_later: 3,
      first_opens_at: '2026-02-11T09:00:00Z',
      until_before: '2026-04-09T12:00:00Z',
      until: '2026-04-19T12:00:00Z',
      closed: [lesson('One', '2026-02-11T09:00:00Z'), lesson('Two', '2026-02-11T09:00:00Z')],
      moved: [move('Three', '2026-02-13T09:00:00Z', '2026-02-23T09:00:00Z')],
    },
    { mails: [] },
  );

  it('tells what a freeze closes, until when, and that the end and the schedule move', async () => {
    expect(await said('en', frozen)).toEqual([
      '2 lessons of “Python” will be closed until 11 Feb 2026, 10:00. Progress is kept.',
      'The end moves from 9 Apr 2026 to 19 Apr 2026.',
      '1 lesson to come moves: “Three” opens on 23 Feb 2026, 10:00 instead of 13 Feb 2026, 10:00.',
      'No e-mail will be sent.',
    ]);
  });

  it('keeps what another access leaves open, and calls a longer freeze no loss', async () => {
    const beside = { ...frozen, products: frozen.products.map((one) => ({ ...one, lessons_open_now: 5, closed: [] })) };
    const lines = await said('en', beside);
    expect(lines[0]).toBe('“Python” is frozen until 11 Feb 2026, 10:00.');
    expect(lines[1]).toContain('Ana will see 5 lessons');
  });

  it('tells apart what closes for a while and what closes for good', async () => {
    const closed = [lesson('One', '2026-02-11T09:00:00Z'), lesson('Two', null)];
    const t = await speak('en');
    const lines = effectsLines(effects({ act: 'frozen', closed }), { t, language: 'en', zone: 'UTC' });
    expect(lines.filter(({ tone }) => tone === 'danger').map(({ text }) => text)).toEqual([
      '1 lesson of “Python” closes and opens again on 11 Feb 2026, 09:00. Progress is kept.',
      'Ana will no longer see 1 lesson of “Python”. Progress is kept.',
    ]);
  });

  it('speaks French and Ukrainian', async () => {
    const french = await said('fr', frozen);
    expect(french[0]).toContain('2 leçons de «\u00a0Python\u00a0» seront fermées jusqu’au 11 févr. 2026');
    expect(french[1]).toBe('La fin passe du 9 avr. 2026 au 19 avr. 2026.');
    const ukrainian = await said('uk', frozen);
    expect(ukrainian[0]).toContain('2 уроки з «Python» буде закрито до 11 лют. 2026');
    expect(ukrainian[1]).toMatch(/^Кінець переноситься з 9 квіт\. 2026 на 19 квіт\. 2026\.$/);
  });
});
