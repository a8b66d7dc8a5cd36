// SPDX-License-Identifier: Apache-2.0
// Somebody who holds a course by the smaller of its two plans, and a course beside it.
import type { Page } from '@playwright/test';
import { year } from './dates';
import { aContact, aCourse, make, read } from './staff-api';

interface Wanted {
  course: string;
  beside: string;
  person: { email: string; first_name: string; last_name: string; language: 'en' | 'fr' | 'uk' };
}

interface Row {
  id: string;
  state: string;
  end_at: string;
  lessons_open: number;
  offer: { id: string; title: string };
}

/** Begun three years before 9 April at 14:00, which is when the smaller plan ends. */
const begun = `${year - 3}-04-09T12:00:00Z`;

const months = (count: number) => ({ period: { type: 'months', count } });

export async function aSubscriber(page: Page, { course: title, beside: other, person }: Wanted) {
  const course = await aCourse(page, { title, status: 'published', lessons: ['First', 'Second', 'Third'] });
  const beside = await aCourse(page, { title: other, status: 'published', lessons: ['One'] });
  const [first] = (await read(page, `/api/products/${course.id}`)).modules[0].lessons;
  const offer = (name: string, product: string, policy: object) =>
    make(page, '/api/offers', { title: name, status: 'published', lines: [{ product, policy }] });
  const scope = { type: 'selected', lessons: [first.id], sections: [] };
  const small = await offer(`${title} S`, course.id, { ...months(36), scope });
  const large = await offer(`${title} L`, course.id, months(48));
  const elsewhere = await offer(`${other} S`, beside.id, months(12));
  const { id } = await aContact(page, person);
  await make(page, `/api/contacts/${id}/grants`, { product: course.id, offer: small.id, start_at: begun, reason: 'gift' });
  const grants = async (): Promise<Row[]> => (await read(page, `/api/contacts/${id}/grants`)).items;
  const active = async () => (await grants()).filter(({ state }) => state === 'active');
  /** All answers, one after another: what the person sees now and in a year. */
  const answers = async () => {
    const seen = [];
    for (const at of ['', `&at=${year - 1}-01-01T00:00:00Z`]) {
      const view = await read(page, `/api/contacts/${id}/access?product=${course.id}${at}`);
      seen.push(view.lessons.map((one: { answer: object }) => one.answer));
    }
    return JSON.stringify(seen);
  };
  return { id, course, small, large, elsewhere, grants, active, answers, products: `/admin/contacts/${id}?tab=products` };
}
