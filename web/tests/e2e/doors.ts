// SPDX-License-Identifier: Apache-2.0
// What the journeys through the doors have in common.
import { expect, type Locator, type Page } from '@playwright/test';
import { read } from './staff-api';

/** The sentence that says, before anything is saved, what the person will see and which mails leave. */
export const whatWillHappen = (dialog: Locator) => dialog.locator('[aria-live="polite"]');

/** Waits until the rehearsal of the last change has been answered. */
export async function foretells(dialog: Locator, sentences: (string | RegExp)[]) {
  const panel = whatWillHappen(dialog);
  for (const sentence of sentences) await expect(panel).toContainText(sentence);
  await expect(panel).not.toHaveAttribute('data-pending');
}

interface Held {
  contact: string;
  orders: number;
  grants: number;
  mails: number;
}

/** How much the school knows of one person, counted by the server. */
export async function countsOf(page: Page, contact: string): Promise<Held> {
  const total = async (what: string) => (await read(page, `/api/contacts/${contact}/${what}?limit=1`)).total as number;
  return {
    contact,
    orders: await total('orders'),
    grants: await total('grants'),
    mails: await total('mails'),
  };
}

export async function idOf(page: Page, email: string): Promise<string> {
  const found = await read(page, `/api/contacts?search=${encodeURIComponent(email)}`);
  expect(found.total, email).toBe(1);
  return found.items[0].id as string;
}

export async function totalOf(page: Page, path: string): Promise<number> {
  return (await read(page, path)).total as number;
}

/** Presses Undo while its toast is there: resting on a toast keeps it. */
export async function takeBack(page: Page, undo: string, undone: string) {
  await page.getByRole('button', { name: undo, exact: true }).click();
  await expect(page.getByText(undone)).toBeVisible();
}

export const rest = (page: Page, toast: string | RegExp) => page.getByText(toast).first().hover();

/** The lessons of a course as the student sees them: those that open are links. */
export function programme(page: Page) {
  const lessons = page.getByRole('main').getByRole('listitem');
  return { lessons, links: lessons.getByRole('link') };
}
