// SPDX-License-Identifier: Apache-2.0
// Many at once: chosen in a list, seen before it is done, done, and put back.
import type { Page } from '@playwright/test';
import { year } from './dates';
import { totalOf } from './doors';
import { expect, picture, seesNoBarrier, seesNoBarrierAnywhere, test } from './school';
import { aContact, aCourse, make, read } from './staff-api';

const both = { tag: '@both' };

// So many that a change of all of them can be stopped on its way.
test.use({ students: 5000 });

const months = (count: number) => ({ period: { type: 'months', count } });

const anOffer = (page: Page, title: string, product: string, count: number) =>
  make(page, '/api/offers', { title, status: 'published', lines: [{ product, policy: months(count) }] });

/** What every member of a course holds, whoever was told what meanwhile. */
async function heldIn(page: Page, course: string): Promise<string> {
  const held: object[] = [];
  for (let offset = 0, total = 1; offset < total; offset += 200) {
    const found = await read(page, `/api/products/${course}/members?limit=200&offset=${offset}`);
    ({ total } = found);
    for (const { contact, grants, state, closes_at } of found.items) held.push({ id: contact.id, grants, state, closes_at });
  }
  return JSON.stringify(held.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))));
}

/** Begun three years ago, each with an end to come; made by one act on many, as an import would. */
async function members(page: Page, course: string, offer: string, count: number, tag: string) {
  const found: string[] = [];
  for (let offset = 0; offset < count; offset += 100) {
    const { items } = await read(page, `/api/contacts?search=student&limit=100&offset=${offset}`);
    found.push(...items.map(({ id }: { id: string }) => id));
  }
  const contacts = found.slice(0, count);
  await done(page, { selection: { contacts }, act: { tag: { names: [tag] } } });
  await done(page, { selection: { contacts }, act: { give: { offer, mails: { activation: 'none', access: 'none' } } } });
  return course;
}

const view = (page: Page, id: string) => read(page, `/api/batches/${id}`);
const stands = (page: Page, id: string, state: string) =>
  expect.poll(async () => (await view(page, id)).state, { timeout: 60_000 }).toBe(state);

async function done(page: Page, draft: object) {
  const { id } = await make(page, '/api/batches', draft);
  await stands(page, id, 'rehearsed');
  await run(page, id);
  await stands(page, id, 'done');
}

async function run(page: Page, id: string) {
  const { version } = await view(page, id);
  await make(page, `/api/batches/${id}/run`, {}, 200, { 'If-Match': `"${version}"` });
}

/** The batch a page stands on. */
const here = (page: Page) => /bat_\w+/.exec(page.url())?.[0] ?? '';

const act = (page: Page, name: string) => page.getByRole('region').getByRole('button', { name, exact: true });

async function fromMenu(page: Page, dots: string, name: string) {
  await page.getByRole('region').getByRole('button', { name: dots, exact: true }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

test('300 people move to the new plan – and back', both, async ({ owner }) => {
  test.slow();
  const course = await aCourse(owner, { title: 'Marbling', status: 'published', lessons: ['One', 'Two', 'Three'] });
  const small = await anOffer(owner, 'Marbling S', course.id, 12);
  await anOffer(owner, 'Marbling L', course.id, 24);
  await members(owner, course.id, small.id, 300, 'autumn');
  const before = await heldIn(owner, course.id);

  await owner.goto(`/admin/contacts?product=${course.id}&tag=autumn`);
  await owner.getByRole('checkbox', { name: 'Select all loaded rows' }).check();
  await owner.getByRole('button', { name: 'Select all 300' }).click();
  await expect(owner.getByText('All 300 selected')).toBeVisible();
  await picture(owner, 'batch-selection');
  await act(owner, 'Change the plan').click();
  const dialog = owner.getByRole('dialog');
  await expect(dialog.getByText('For 300 people. Nothing changes yet')).toBeVisible();
  await expect(dialog.getByRole('combobox', { name: 'In which course' })).toHaveValue('Marbling');
  await dialog.getByRole('combobox', { name: 'New plan' }).click();
  await owner.getByRole('option', { name: 'Marbling L' }).click();
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'batch-plan');
  await dialog.getByRole('button', { name: 'See what will happen' }).click();

  await expect(owner.getByRole('heading', { name: 'Change the plan: Marbling L' })).toBeVisible();
  const change = owner.getByRole('button', { name: 'Change 300 accesses' });
  await expect(change).toBeEnabled({ timeout: 60_000 });
  await expect(owner.getByRole('button', { name: '300 Will change' })).toBeVisible();
  await expect(owner.getByRole('status').filter({ hasText: 'What will happen' })).toContainText('300 e-mails');
  expect(await heldIn(owner, course.id)).toBe(before);
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'batch-check');
  await change.click();

  await expect(owner.getByText('300 changed.')).toBeVisible({ timeout: 60_000 });
  expect(await heldIn(owner, course.id)).not.toBe(before);
  const row = owner.getByRole('row').nth(1);
  await expect(row).toContainText('Marbling');
  await expect(row).toContainText('Changed');
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'batch-report');

  await owner.getByRole('button', { name: 'Undo for 300' }).click();
  await expect(dialog).toContainText('Each access goes back to exactly what it was before.');
  await picture(owner, 'batch-undo');
  await dialog.getByRole('button', { name: 'Undo for 300' }).click();
  await expect(owner.getByText('300 taken back.')).toBeVisible({ timeout: 60_000 });
  await expect(owner.getByText('Everything is as it was before.')).toBeVisible();
  expect(await heldIn(owner, course.id)).toBe(before);

  await owner.getByRole('button', { name: 'Rename' }).click();
  await dialog.getByLabel('Name').fill('Autumn goes on');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(owner.getByRole('heading', { name: 'Autumn goes on' })).toBeVisible();
  const [first] = (await read(owner, `/api/batches/${here(owner)}/rows?limit=1`)).items;
  await owner.goto(`/admin/journal/${first.entry}`);
  await owner.getByRole('link', { name: 'Part of “Autumn goes on”' }).click();
  await owner.getByRole('link', { name: 'All bulk changes' }).click();
  const line = owner.getByRole('row').filter({ hasText: 'Autumn goes on' });
  await expect(line).toContainText('Taken back');
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'batch-list');
});

test('geler tous ceux qui correspondent, arrêter en route, et tout annuler', async ({ owner, staff }) => {
  test.slow();
  const page = await staff({ locale: 'fr-FR' });
  const [course] = (await read(owner, '/api/products?search=yoga&limit=1')).items;
  const before = await heldIn(owner, course.id);
  await page.goto(`/admin/courses/${course.id}?tab=members&state=active`);
  const total = await totalOf(owner, `/api/products/${course.id}/members?state=active&limit=1`);
  await page.getByRole('checkbox', { name: 'Sélectionner toutes les lignes chargées' }).check();
  await page.getByRole('button', { name: /^Tout sélectionner/ }).click();
  await act(page, 'Geler').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '14 jours' }).click();
  await dialog.getByLabel('Motif pour l’historique').fill('Travaux');
  await seesNoBarrier(page);
  await picture(page, 'batch-geler');
  await dialog.getByRole('button', { name: 'Voir ce qui va se passer' }).click();
  const freeze = page.getByRole('button', { name: /^Geler [\d\s]+ accès$/ });
  await expect(freeze).toBeEnabled({ timeout: 60_000 });
  const { counts } = await view(owner, here(page));
  expect(counts.will + counts.already + counts.refused).toBe(total);
  await freeze.click();
  await page.getByRole('button', { name: 'Arrêter' }).click();
  await stands(owner, here(page), 'cancelled');
  const stopped = await view(owner, here(page));
  expect(stopped.counts.done).toBeLessThan(counts.will);
  expect(stopped.counts.done + stopped.counts.will + stopped.counts.waits).toBe(counts.will);
  await expect(page.getByText('Le changement a été arrêté')).toBeVisible();
  await seesNoBarrierAnywhere(page);
  await picture(page, 'batch-arrete');

  await page.getByRole('button', { name: /^Remettre/ }).click();
  await dialog.getByRole('button', { name: /^Remettre/ }).click();
  await expect(page.getByText('Tout est de nouveau comme avant.')).toBeVisible({ timeout: 60_000 });
  expect(await heldIn(owner, course.id)).toBe(before);
});

const person = (name: string) => ({ email: `${name}@example.net`, first_name: name, last_name: 'Мармуренко', language: 'uk' });

test('кому не можна й чому, на телефоні', async ({ owner, staff }) => {
  const course = await aCourse(owner, { title: 'Мармурування паперу', status: 'published', lessons: ['Перший'] });
  const yearLong = await anOffer(owner, 'Мармурування на рік', course.id, 12);
  const [ends, endless, nothing] = [
    await aContact(owner, person('olena')),
    await aContact(owner, person('petro')),
    await aContact(owner, person('ivan')),
  ];
  const gift = { product: course.id, reason: 'gift' };
  await make(owner, `/api/contacts/${ends.id}/grants`, { ...gift, offer: yearLong.id, start_at: `${year - 2}-01-10T12:00:00Z` });
  await make(owner, `/api/contacts/${endless.id}/grants`, { ...gift, full: true });
  const page = await staff({ locale: 'uk-UA', viewport: { width: 360, height: 740 } });
  await page.goto('/admin/contacts?search=Мармуренко');
  const boxes = page.getByRole('checkbox', { name: /Мармуренко/ });
  await expect(boxes).toHaveCount(3);
  for (const box of await boxes.all()) await box.check();
  await expect(page.getByText('Вибрано 3')).toBeVisible();
  await seesNoBarrier(page);
  await picture(page, 'batch-360');
  await fromMenu(page, 'Ще', 'Подовжити');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '10 днів' }).click();
  await seesNoBarrier(page);
  await picture(page, 'batch-podovzhyty-360');
  await dialog.getByRole('button', { name: 'Показати, що станеться' }).click();
  const extend = page.getByRole('button', { name: 'Подовжити 1 доступ', exact: true });
  await expect(extend).toBeEnabled({ timeout: 60_000 });
  await page.getByRole('button', { name: /Не зміняться/ }).click();
  await expect(page.getByText('Цей доступ не має кінця')).toBeVisible();
  await expect(page.getByText('Такого чинного доступу немає.')).toBeVisible();
  await expect(page.getByText('olena Мармуренко')).toBeHidden();
  await seesNoBarrierAnywhere(page);
  await picture(page, 'batch-vidmovy-360');
  const report = await page.request.get(`/api/batches/${here(page)}/report.csv`);
  expect(await report.text()).toContain(nothing.id);
  await extend.click();
  await expect(page.getByText('Змінено: 1.')).toBeVisible({ timeout: 60_000 });
  await picture(page, 'batch-zvit-360');
  await page.getByRole('button', { name: /Змінено$/ }).click();
  await page.getByRole('checkbox', { name: /olena/ }).check();
  await page.getByRole('region').getByRole('button', { name: 'Повернути 1 як було' }).click();
  await dialog.getByRole('button', { name: 'Повернути 1 як було' }).click();
  await expect(page.getByText('Усе знову як було.')).toBeVisible({ timeout: 60_000 });
});
