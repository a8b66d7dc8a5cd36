// SPDX-License-Identifier: Apache-2.0
// Finding people: what the search understands, what the address keeps, and what the keys do.
import type { Page } from '@playwright/test';
import { totalOf } from './doors';
import { expect, picture, seesNoBarrierAnywhere, test } from './school';
import { aContact, read } from './staff-api';

test.use({ students: 1200 });

const search = (page: Page) => page.getByRole('searchbox');
const rows = (page: Page) => page.getByRole('table').getByRole('row');

/** What the list holds once the answer for this search is there. */
async function finds(page: Page, typed: string, names: string[]) {
  await search(page).fill(typed);
  await expect(page).toHaveURL((address) => (address.searchParams.get('search') ?? '').includes(typed.trim()));
  await expect(page.getByRole('table')).not.toHaveAttribute('aria-busy', 'true');
  await expect(rows(page)).toHaveCount(names.length + 1);
  for (const name of names) await expect(rows(page).filter({ hasText: name })).toHaveCount(1);
}

test('people are found as they are remembered', async ({ owner }) => {
  const { id } = await aContact(owner, {
    email: 'ancienne@example.com',
    first_name: 'Noémie',
    last_name: 'Le Goff-Séguin',
    phone: '+33 6 12 98 76 54',
  });
  const { version } = await read(owner, `/api/contacts/${id}`);
  await owner.goto(`/admin/contacts/${id}`);
  await owner.getByLabel('E-mail', { exact: true }).fill('noemie@example.com');
  await owner.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(async () => (await read(owner, `/api/contacts/${id}`)).version).toBeGreaterThan(version);

  await owner.goto('/admin/contacts');
  await finds(owner, 'jean luc', ['Jean-Luc Petit']);
  await finds(owner, 'petit jean', ['Jean-Luc Petit']);
  await finds(owner, 'seguin noemie', ['Noémie Le Goff-Séguin']);
  await finds(owner, '06 12 98', ['Noémie Le Goff-Séguin']);
  await finds(owner, '+33 6 12 98', ['Noémie Le Goff-Séguin']);
  await finds(owner, '7654', ['Noémie Le Goff-Séguin']);
  await finds(owner, 'ancienne@example.com', ['Noémie Le Goff-Séguin']);
  await finds(owner, 'Noémie <noemie@example.com>', ['Noémie Le Goff-Séguin']);
  await finds(owner, 'chloe', ['Chloé Dubois']);
  const [order] = (await read(owner, '/api/orders?search=thomas+wagner&limit=1')).items;
  await finds(owner, `#${order.number}`, ['Thomas Wagner']);
  await search(owner).fill('nobody of this name');
  await expect(owner.getByText('Nothing found')).toBeVisible();
  await picture(owner, 'lists-nothing');
  await owner.getByRole('link', { name: 'Clear' }).or(owner.getByRole('button', { name: 'Clear' })).first().click();
  await expect(search(owner)).toHaveValue('');
});

test('filters are chips and live in the address', async ({ owner }) => {
  await owner.goto('/admin/contacts');
  await owner.getByRole('button', { name: 'Filters' }).click();
  await owner.getByRole('dialog', { name: 'Filters' }).getByLabel('Français').check();
  await owner.keyboard.press('Escape');
  await expect(owner).toHaveURL(/language=fr/);
  const chip = owner.getByRole('button', { name: /Remove the filter.*Français/ });
  await expect(chip).toBeVisible();
  const french = await totalOf(owner, '/api/contacts?language=fr&limit=1');
  await expect(owner.getByText(`${french} contacts`)).toBeVisible();
  await owner.reload();
  await expect(chip).toBeVisible();
  await expect(rows(owner).filter({ hasText: 'Chloé Dubois' })).toHaveCount(1);
  await seesNoBarrierAnywhere(owner);
  await chip.click();
  await expect(owner).not.toHaveURL(/language=/);
});

test('the members of a course are filtered by the state of their access', async ({ owner }) => {
  await owner.goto('/admin/courses');
  await owner.getByRole('link', { name: 'Cuisine de saison' }).click();
  await owner.getByRole('tab', { name: 'Members' }).click();
  const all = await rows(owner).count();
  await owner.goto(`${owner.url().split('?')[0]}?tab=members&state=ended`);
  await expect(rows(owner).first()).toBeVisible();
  await expect.poll(() => rows(owner).count()).toBeLessThan(all);
  await expect(rows(owner).filter({ hasText: 'Active' })).toHaveCount(0);
  await picture(owner, 'lists-members');
});

test('twelve hundred people scroll, sort and are walked through by keys', async ({ owner }) => {
  await owner.goto('/admin/contacts');
  const total = await totalOf(owner, '/api/contacts?limit=1');
  expect(total).toBeGreaterThan(1200);
  await expect(owner.getByRole('table')).toHaveAttribute('aria-rowcount', String(total + 1));
  expect(await rows(owner).count()).toBeLessThan(80);
  await owner.getByRole('columnheader', { name: 'Contact since' }).getByRole('button').click();
  await expect(owner).toHaveURL(/sort=oldest/);
  await expect(rows(owner).nth(1)).toContainText('Anna Berger');
  await owner.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect(owner.getByRole('row', { name: /Student 1199/ })).toBeVisible();
  expect(await rows(owner).count()).toBeLessThan(80);
  await owner.evaluate(() => window.scrollTo(0, 0));
  await expect(rows(owner).nth(1)).toContainText('Anna Berger');
  await owner.keyboard.press('j');
  await owner.keyboard.press('j');
  await expect(rows(owner).nth(2)).toBeFocused();
  await owner.keyboard.press('k');
  await expect(rows(owner).nth(1)).toBeFocused();
  await owner.keyboard.press('Enter');
  await expect(owner.getByRole('heading', { name: 'Anna Berger' })).toBeVisible();
  await owner.keyboard.press('g');
  await owner.keyboard.press('r');
  await expect(owner.getByRole('heading', { name: 'Orders' })).toBeVisible();
  await owner.keyboard.press('/');
  await expect(search(owner)).toBeFocused();
});

test('the palette opens a person by whatever was pasted', async ({ owner }) => {
  const { id } = await aContact(owner, { email: 'palette@example.com', first_name: 'Ines', last_name: 'Moret', phone: '+33 7 55 44 33 22' });
  const [order] = (await read(owner, '/api/orders?search=thomas+wagner&limit=1')).items;
  for (const [typed, option, heading] of [
    ['Ines Moret <Palette@Example.com>', /Ines Moret/, 'Ines Moret'],
    ['07 55 44', /Ines Moret/, 'Ines Moret'],
    [`#${order.number}`, /Thomas Wagner/, 'Thomas Wagner'],
  ] as const) {
    await owner.goto('/admin/courses');
    await expect(owner.getByRole('heading', { name: 'Courses' })).toBeVisible();
    await owner.keyboard.press('Control+k');
    await owner.getByRole('dialog').getByRole('textbox').or(owner.getByPlaceholder(/Search or jump/)).last().fill(typed);
    await expect(owner.getByRole('button', { name: option }).or(owner.getByRole('option', { name: option })).first()).toBeVisible();
    await picture(owner, 'lists-palette');
    await owner.keyboard.press('Enter');
    await expect(owner.getByRole('heading', { name: heading })).toBeVisible();
  }
  expect(id).toMatch(/^con_/);
});

test('an address is read as it was pasted, and one person follows another', async ({ owner }) => {
  await owner.goto('/admin/contacts');
  await owner.getByRole('button', { name: 'Add contact' }).click();
  const dialog = owner.getByRole('dialog');
  const email = dialog.getByLabel('E-mail').first();
  await email.fill('Marie Dupont <m.dupont@gmial.com>. ');
  await email.blur();
  await expect(dialog.getByLabel('First name')).toHaveValue('Marie');
  await expect(dialog.getByLabel('Last name')).toHaveValue('Dupont');
  await expect(dialog.getByText('Did you mean')).toBeVisible();
  await picture(owner, 'lists-did-you-mean');
  await dialog.getByRole('button', { name: 'm.dupont@gmail.com' }).click();
  await expect(email).toHaveValue('m.dupont@gmail.com');
  await dialog.getByRole('button', { name: 'Save and add another' }).click();
  await expect(owner.getByText('Marie Dupont was added')).toBeVisible();
  await expect(email).toHaveValue('');
  await expect(email).toBeFocused();
  await email.fill('paul.second@example.com');
  await dialog.getByLabel('First name').fill('Paul');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(owner.getByRole('heading', { name: 'Paul' })).toBeVisible();
  expect(await totalOf(owner, '/api/contacts?search=m.dupont@gmail.com')).toBe(1);
  expect(await totalOf(owner, '/api/contacts?search=gmial')).toBe(0);
});
