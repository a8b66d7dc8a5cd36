// SPDX-License-Identifier: Apache-2.0
// Doors 1 and 2: from inside a course, and with somebody new.
import { countsOf, foretells, idOf, programme, takeBack, totalOf, whatWillHappen } from './doors';
import { expect, picture, seesNoBarrier, test } from './school';
import { read } from './staff-api';

const both = { tag: '@both' };

test('A1-1: a new member with full access has every published lesson at once', both, async ({ owner, student }) => {
  const email = 'new.member@example.com';
  await owner.goto('/admin/courses');
  await owner.getByRole('link', { name: 'Yoga for beginners' }).click();
  await owner.getByRole('tab', { name: 'Members' }).click();
  await owner.getByRole('button', { name: 'Member', exact: true }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('E-mail').first().fill(email);
  await expect(dialog.getByRole('switch', { name: 'Open access to the product' })).toBeChecked();
  await dialog.getByRole('radio', { name: 'Full access' }).click();
  await foretells(dialog, [
    `${email} will see 9 lessons of “Yoga for beginners”, without an end.`,
    `1 e-mail to ${email} will be held until you release it: the account and the access.`,
  ]);
  await picture(owner, 'a1-1-dialog');
  await dialog.getByRole('button', { name: 'Give access' }).click();
  await expect(dialog).toBeHidden();
  await expect(owner.getByRole('row').nth(1)).toContainText(email);

  const contact = await idOf(owner, email);
  await expect.poll(() => countsOf(owner, contact)).toEqual({ contact, orders: 1, grants: 1, mails: 1 });
  const grant = (await read(owner, `/api/contacts/${contact}/grants`)).items[0];
  expect(grant).toMatchObject({ kind: 'full', state: 'active', end_at: null, lessons_open: 9, lessons_total: 9 });
  const order = await read(owner, `/api/orders/${grant.order.id}`);
  expect(order).toMatchObject({ offer: null, payments: [], price: null });
  const mail = (await read(owner, `/api/contacts/${contact}/mails`)).items[0];
  const letter = (await read(owner, `/api/mails/${mail.id}`)).text as string;
  expect(letter).toContain('made you a personal account');
  expect(letter).toContain('You now have access to “Yoga for beginners”');

  const learner = await student(email, { locale: 'en-GB', viewport: { width: 360, height: 740 } });
  await learner.getByRole('link', { name: 'Yoga for beginners' }).click();
  const { lessons, links } = programme(learner);
  await expect(lessons).toHaveCount(9);
  await expect(links).toHaveCount(9);
  await picture(learner, 'a1-1-programme');
  for (const address of await links.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))) {
    await learner.goto(address);
    await expect(learner.getByRole('button', { name: 'Mark as completed' })).toBeVisible();
  }
});

test('A1-2: avec l’accès désactivé, seul le contact est enregistré', async ({ staff, student }) => {
  const email = 'camille.royer@example.com';
  const page = await staff({ locale: 'fr-FR' });
  await page.goto('/admin/courses');
  await page.getByRole('link', { name: 'Cuisine de saison' }).click();
  await page.getByRole('tab', { name: 'Participants' }).click();
  await page.getByRole('button', { name: 'Participant', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').first().fill(email);
  await dialog.getByLabel('Prénom').fill('Camille');
  await dialog.getByLabel('Nom', { exact: true }).fill('Royer');
  const before = await totalOf(page, '/api/mails?limit=1');
  await dialog.getByRole('switch', { name: 'Ouvrir l’accès au produit' }).uncheck();
  await foretells(dialog, [
    'Camille Royer rejoindra vos contacts et ne verra aucun cours.',
    'Aucun e-mail ne sera envoyé.',
  ]);
  await seesNoBarrier(page);
  await picture(page, 'a1-2-dialog');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Contact ajouté : Camille Royer')).toBeVisible();

  const contact = await idOf(page, email);
  expect(await countsOf(page, contact)).toEqual({ contact, orders: 0, grants: 0, mails: 0 });
  expect(await totalOf(page, '/api/mails?limit=1')).toBe(before);

  const learner = await student(email, { locale: 'fr-FR', viewport: { width: 360, height: 740 } });
  await expect(learner.getByText('Pas encore de cours')).toBeVisible();
  await expect(learner.getByText('Cuisine de saison')).toBeHidden();
  await picture(learner, 'a1-2-empty');
});

test('A1-7: an address in other letters leads to the person who has it', both, async ({ owner }) => {
  await owner.goto('/admin/courses');
  const people = await totalOf(owner, '/api/contacts?limit=1');
  const contact = await idOf(owner, 'thomas.wagner@example.com');
  const held = await countsOf(owner, contact);
  await owner.getByRole('link', { name: 'Cuisine de saison' }).click();
  await owner.getByRole('tab', { name: 'Members' }).click();
  await owner.getByRole('button', { name: 'Member', exact: true }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('E-mail').first().fill(' Thomas.WAGNER@Example.com. ');
  await dialog.getByLabel('First name').fill('Somebody');
  await dialog.getByRole('radio', { name: 'Full access' }).click();
  await expect(dialog.getByText('Thomas Wagner has this address already. Nothing was changed.')).toBeVisible();
  await picture(owner, 'a1-7-known');
  await dialog.getByRole('button', { name: 'Continue with this person' }).click();
  await expect(dialog.getByRole('combobox', { name: 'Person' })).toHaveValue('Thomas Wagner');
  await foretells(dialog, ['Thomas Wagner will see 5 lessons of “Cuisine de saison”']);
  await expect(whatWillHappen(dialog)).not.toContainText('the account');
  await dialog.getByRole('button', { name: 'Give access' }).click();
  await expect(dialog).toBeHidden();

  expect(await totalOf(owner, '/api/contacts?limit=1')).toBe(people);
  expect((await countsOf(owner, contact)).grants).toBe(held.grants + 1);
  expect((await read(owner, `/api/contacts/${contact}`)).name).toBe('Thomas Wagner');
  await takeBack(owner, 'Undo', 'Taken back');
  await expect.poll(async () => (await countsOf(owner, contact)).grants).toBe(held.grants);
});

test('door 2: a known address leads to its contact, and nothing is written', async ({ owner }) => {
  await owner.goto('/admin/contacts');
  const people = await totalOf(owner, '/api/contacts?limit=1');
  await owner.getByRole('button', { name: 'Add contact' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('E-mail').first().fill('CHLOE.dubois@example.com');
  await expect(dialog.getByText('Chloé Dubois has this address already. Nothing was changed.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByRole('link', { name: 'Open this contact' })).toBeVisible();
  expect(await totalOf(owner, '/api/contacts?limit=1')).toBe(people);
  await dialog.getByRole('link', { name: 'Open this contact' }).click();
  await expect(owner.getByRole('heading', { name: 'Chloé Dubois' })).toBeVisible();
});
