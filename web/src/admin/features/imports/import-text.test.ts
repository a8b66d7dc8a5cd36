// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Import, ImportRow } from '../../../api/types';
import { speak } from '../../../testing/render';
import { bothReadings, readValue } from './read-value';
import { accessText, answerOf, meetsEarlierRow, remarkTexts, withAnswer, withAnswerForAll } from './row-text';
import { tableText } from './table-text';

const names = { first_name: '', last_name: '', offer: '', product: '' };
const person = { ...names, access_start: null, access_end: null, paid: null, paid_on: null };
const row = ({ person: said = {}, ...more }: { person?: object } & Record<string, unknown>) => {
  const plain = { line: 2, verdict: 'match', remarks: [], contact: null, access: null };
  return { ...plain, ...more, person: { ...person, ...said } } as unknown as ImportRow;
};

let t: TFunction;

describe('what was read is shown before anything is written', () => {
  beforeEach(async () => {
    t = await speak('en');
  });

  it('dates as 3 April 2026 and amounts with their currency', () => {
    const voice = { t, language: 'en' };
    expect(readValue('access_start', '2026-04-03', voice)).toBe('3 April 2026');
    expect(readValue('paid_amount', '1250.50 EUR', voice)).toBe('€1,250.50');
    expect(readValue('paid_amount', '1500 JPY', voice)).toBe('¥1,500');
    expect(readValue('language', 'uk', voice)).toBe('Ukrainian');
    expect(readValue('consent', 'no', voice)).toBe('refuses');
    expect(readValue('field', 'Lyon', voice)).toBe('Lyon');
    expect(readValue('phone', '+33612345678', voice)).toBe('+33612345678');
  });

  it('an unclear date in both readings, a clear one in none', () => {
    expect(bothReadings('03/04/2026', 'en')).toEqual({ day_month: '3 April 2026', month_day: '4 March 2026' });
    expect(bothReadings('3.4.26', 'fr')).toEqual({ day_month: '3 avril 2026', month_day: '4 mars 2026' });
    expect(bothReadings('13/04/2026', 'en')).toBeNull();
    expect(bothReadings('2026-04-03', 'en')).toBeNull();
    expect(bothReadings('next week', 'en')).toBeNull();
  });

  it('how the file was understood', () => {
    const table = { kind: 'text', encoding: 'windows1251', delimiter: ';' } as Import['table'];
    expect(tableText({ table, rows: 1000 }, t, 'en')).toBe('1,000 rows · Windows-1251 · semicolons');
    const workbook = { kind: 'workbook', encoding: null, delimiter: null } as Import['table'];
    expect(tableText({ table: workbook, rows: 1 }, t, 'en')).toBe('1 row · Excel workbook');
  });

  it('what a row gives, with its dates and its payment', () => {
    const voice = { t, language: 'en', offerOf: () => 'Three months', productOf: () => 'Yoga' };
    const given = row({
      access: { offer: 'off_1', product: null },
      person: { access_start: '2026-04-03', access_end: '2026-07-02', paid: { amount: 4990, currency: 'EUR' }, paid_on: '2026-04-01' },
    });
    expect(accessText(given, voice)).toBe(
      'Three months · from 3 April 2026 · until 2 July 2026 · €49.90 paid on 1 April 2026',
    );
    expect(accessText(row({ access: { offer: null, product: 'prd_1' } }), voice)).toBe('Full access to “Yoga”');
    expect(accessText(row({}), voice)).toBe('');
  });
});

describe('questions about one address under two names', () => {
  it('are answered row by row, or all at once', () => {
    const one = withAnswer({ columns: [] }, 7, 'same_person');
    expect([answerOf(one, 7), answerOf(one, 8)]).toEqual(['same_person', 'ask']);
    const changed = withAnswer(one, 7, 'skip');
    expect(changed.answers?.rows).toEqual([{ line: 7, answer: 'skip' }]);
    const all = withAnswerForAll(changed, 'same_person');
    expect([answerOf(all, 7), answerOf(all, 8)]).toEqual(['same_person', 'same_person']);
  });

  it('say whom the row meets: a person who is known, or an earlier row', () => {
    const known = { id: 'con_1', name: 'Thomas Wagner', email: null };
    expect(meetsEarlierRow(row({ contact: known, person: { first_name: 'Peter' } }))).toBe(false);
    expect(meetsEarlierRow(row({ contact: known, person: { first_name: 'thomas' } }))).toBe(true);
    expect(meetsEarlierRow(row({ person: { first_name: 'Eva' } }))).toBe(true);
  });
});

describe('remarks', () => {
  it('name their column and leave the question to its answer', async () => {
    const speaks = await speak('fr');
    const remarks = [
      { code: 'phone.invalid', column: 2 },
      { code: 'name.differs', column: null },
      { code: 'newer.than_this_app', column: null },
    ];
    const texts = remarkTexts(row({ remarks }), () => 'Portable', speaks);
    expect(texts).toEqual(['Portable\u00a0: N’est pas un numéro de téléphone\u202f; ignoré', 'newer.than_this_app']);
  });
});
