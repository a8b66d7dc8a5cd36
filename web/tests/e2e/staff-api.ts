// SPDX-License-Identifier: Apache-2.0
// What a journey needs to exist before it begins, made through the API by whoever is signed in.
import { expect, type Page } from '@playwright/test';

// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any;

export async function read(page: Page, path: string): Promise<Answer> {
  const answer = await page.request.get(path);
  expect(answer.status(), path).toBe(200);
  return answer.json();
}

export async function make(page: Page, path: string, body: object, status = 201, more = {}): Promise<Answer> {
  const session = await page.request.get('/api/session');
  const { csrf_token } = await session.json();
  const headers = {
    'X-CSRF-Token': csrf_token as string,
    'Idempotency-Key': crypto.randomUUID().replaceAll('-', ''),
    Origin: new URL(session.url()).origin,
    ...more,
  };
  const answer = await page.request.post(path, { data: body, headers });
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(status);
  return answer.json();
}

export interface Course {
  id: string;
  title: string;
  /** The offer that a course is born with: full access. */
  full: string;
}

interface CourseWanted {
  title: string;
  status: 'draft' | 'published';
  lessons: string[];
}

/** A course with one module. */
export async function aCourse(page: Page, wanted: CourseWanted): Promise<Course> {
  const { title, status, lessons } = wanted;
  const course = await make(page, '/api/products', { kind: 'course', title, status });
  const module = await make(page, `/api/products/${course.id}/modules`, { title: 'I', status: 'published' });
  for (const lesson of lessons) {
    await make(page, `/api/modules/${module.id}/lessons`, { title: lesson, status: 'published' });
  }
  const offers = await read(page, `/api/products/${course.id}/offers`);
  return { id: course.id, title, full: offers.items[0].id };
}

export const aContact = (page: Page, draft: object): Promise<{ id: string }> => make(page, '/api/contacts', draft);

/** The newest mail to an address whose text matches. */
async function mailText(page: Page, email: string, wanted: RegExp): Promise<string | undefined> {
  const mails = await read(page, `/api/mails?limit=20&search=${encodeURIComponent(email)}`);
  for (const { id, recipient } of mails.items) {
    if (recipient !== email) continue;
    const { text } = await read(page, `/api/mails/${id}`);
    const found = wanted.exec(text as string)?.[1];
    if (found) return found;
  }
  return undefined;
}

/** Mails are composed a moment after what they tell of. */
async function inMail(page: Page, email: string, wanted: RegExp): Promise<string> {
  let found: string | undefined;
  await expect
    .poll(async () => (found = await mailText(page, email, wanted)), { message: `a mail to ${email} with ${wanted}` })
    .toBeTruthy();
  return found ?? '';
}

export const codeFor = (page: Page, email: string) => inMail(page, email, /\b([0-9A-Z]{4}-[0-9A-Z]{4})\b/);

/** The link of the newest mail to this address, such as `/learn/link?token=…`. */
export const linkFor = (page: Page, email: string) => inMail(page, email, /https?:\/\/[^/\s]+(\/\S+token=[\w-]+)/);
