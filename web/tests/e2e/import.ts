// SPDX-License-Identifier: Apache-2.0
// What the journeys through the import have in common.
import { expect, type Page } from '@playwright/test';

const titles = 'Index,First Name,Last Name,Email,Phone,Date of birth,Job Title';

const person = (i: number) =>
  [i, `Ida${i}`, 'Berg', `ida.berg.${i}@example.org`, `+33 6 12 34 56 ${10 + i}`, `19${60 + i}-04-03`, '"Teacher, adult education"'].join(',');

/** A table as other programs export it: jobs with commas, a spoilt address, one row twice. */
export const aTable = (people: number) => ({
  name: 'people.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `\uFEFF${titles}\r\n${Array.from({ length: people }, (_, i) => person(i + 1)).join('\r\n')}\r\n` +
      `98,Nobody,Lost,not an address,,,\r\n${person(1)}\r\n`,
  ),
});

type File = { name: string; mimeType: string; buffer: Buffer } | string;

export async function giveFile(page: Page, file: File) {
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page).toHaveURL(/\/imports\/imp_/);
}

/** The primary action at the bottom of a step. */
export const press = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).click();

/** What a count on the report says: `Created` 12. */
export const figure = (page: Page, label: string) =>
  page.getByRole('main').getByRole('button', { name: new RegExp(`^[\\d\\s,.\u202f\u00a0]+${label}$`) });
