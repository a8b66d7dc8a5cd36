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

  it('is grammatical in French and Ukrainian', async () => {
    expect((await said('fr', effects()))[0]).toBe('Ana verra 19 leçons de «\u00a0Python\u00a0» jusqu’au 3 mai 2026.');
    expect((await said('uk', effects({ lessons_open_now: 2 })))[0]).toContain('бачитиме 2 уроки');
    expect((await said('uk', effects({ lessons_open_now: 21 })))[0]).toContain('бачитиме 21 урок з');
  });
});
