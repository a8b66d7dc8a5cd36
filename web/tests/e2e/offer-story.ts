// SPDX-License-Identifier: Apache-2.0
// People who hold one course by one offer, each from another day on.
import type { Page } from '@playwright/test';
import { expect } from './school';
import { aContact, aCourse, make, read } from './staff-api';

const day = 86_400_000;

/** So many days from now, as the API writes it; before now with a minus. */
export const inDays = (days: number) => new Date(Date.now() + days * day).toISOString().replace(/\.\d+Z/, 'Z');

interface Wanted {
  course: string;
  /** Their names, in their order. */
  lessons: string[];
  policy: object;
}

/** One course and its offer; `holder` gives it to somebody who began so many days ago. */
export async function anOffer(page: Page, { course: title, lessons, policy }: Wanted) {
  const course = await aCourse(page, { title, status: 'published', lessons });
  const offer = await make(page, '/api/offers', {
    title: `${title} I`,
    status: 'published',
    lines: [{ product: course.id, policy }],
  });
  const holder = async (name: string, began: number) => {
    const email = `${name.toLowerCase()}.${course.id.slice(-6)}@example.com`;
    const { id } = await aContact(page, { email, first_name: name, last_name: 'Field' });
    const draft = { product: course.id, offer: offer.id, start_at: inDays(-began), reason: 'gift' };
    const given = await make(page, `/api/contacts/${id}/grants`, draft);
    const lessonsNow = async () => (await read(page, `/api/contacts/${id}/access?product=${course.id}`)).lessons;
    const open = async () =>
      (await lessonsNow()).filter((one: { answer: { outcome: string } }) => one.answer.outcome === 'open').length as number;
    const grant = async () => (await read(page, `/api/contacts/${id}/grants`)).items[0];
    return { id, order: given.order.id as string, open, grant };
  };
  return { course, offer: offer.id as string, holder, path: `/admin/offers/${offer.id}` };
}

/** Changes what has a version, as the page that is open would. */
export async function change(page: Page, path: string, of: (current: { version: number; lines: { id: string }[] }) => object) {
  const current = await read(page, path);
  const session = await page.request.get('/api/session');
  const { csrf_token } = await session.json();
  const headers = {
    'X-CSRF-Token': csrf_token as string,
    'If-Match': `"${current.version}"`,
    Origin: new URL(session.url()).origin,
  };
  const answer = await page.request.patch(path, { data: of(current), headers });
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
}
