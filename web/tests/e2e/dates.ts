// SPDX-License-Identifier: Apache-2.0
// Somebody with an access whose dates a journey moves.
import type { Locator, Page } from '@playwright/test';
import { aContact, aCourse, make, read } from './staff-api';

/** In two years, so that every access of a journey is open today. */
export const year = new Date().getUTCFullYear() + 2;

/** The wall clock of the school at an instant: `2028-04-09 14:00:00`. */
export const inParis = (at: string) => new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Paris' });

/** As the API writes it. */
export const instant = (at: number) => new Date(at).toISOString().replace('.000', '');

interface Wanted {
  course: string;
  email: string;
  first_name: string;
  last_name: string;
  language: 'en' | 'fr' | 'uk';
}

/** Begun three years before 9 April at 14:00, which is when it ends. */
const begun = `${year - 3}-04-09T12:00:00Z`;
const threeYears = { period: { type: 'months', count: 36 } };

const lessons = ['First', 'Second', 'Third'];

/** `full`: by full access instead, which has no end. */
export async function aHolder(page: Page, wanted: Wanted, full = false) {
  const { course: title, ...person } = wanted;
  const course = await aCourse(page, { title, status: 'published', lessons });
  const { id } = await aContact(page, person);
  if (full) {
    await make(page, `/api/contacts/${id}/grants`, { product: course.id, full: true, start_at: begun, reason: 'gift' });
  } else {
    const offer = await make(page, '/api/offers', {
      title: `${title} 36`,
      status: 'published',
      lines: [{ product: course.id, policy: threeYears }],
    });
    await make(page, `/api/contacts/${id}/grants`, { product: course.id, offer: offer.id, start_at: begun, reason: 'gift' });
  }
  const grant = async () => (await read(page, `/api/contacts/${id}/grants`)).items[0];
  const lessonAt = async (at: string) =>
    (await read(page, `/api/contacts/${id}/access?product=${course.id}&at=${at}`)).lessons[0].answer;
  return { id, course, grant, lessonAt, products: `/admin/contacts/${id}?tab=products` };
}

/** Opens an act from the menu of the only row. */
export async function choose(page: Page, menu: string, act: string): Promise<Locator> {
  await page.getByRole('main').getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: act }).click();
  return page.getByRole('dialog');
}
