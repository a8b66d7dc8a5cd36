// SPDX-License-Identifier: Apache-2.0
// One plan in the place of another: from the card, from + Product, and in two steps as before.
import { choose, inParis, year } from './dates';
import { foretells, rest, takeBack } from './doors';
import { aSubscriber } from './plans';
import { expect, picture, seesNoBarrier, seesNoBarrierAnywhere, test } from './school';

const both = { tag: '@both' };
const phone = { width: 360, height: 740 };

test('B11: the plan is changed from the card, and put back', both, async ({ owner }) => {
  const person = { email: 'anna.plan@example.com', first_name: 'Anna', last_name: 'Plan', language: 'en' as const };
  const held = await aSubscriber(owner, { course: 'Typography', beside: 'Calligraphy', person });
  const before = await held.answers();
  await owner.goto(held.products);
  const dialog = await choose(owner, 'More for “Typography”', 'Change the plan');
  await expect(dialog.getByText(`Now: Typography S, until 9 Apr ${year}`)).toBeVisible();
  const save = dialog.getByRole('button', { name: 'Change the plan' });
  await expect(save).toBeDisabled();

  // A plan of another course is found by its name, and asks to be meant.
  const plan = dialog.getByRole('combobox', { name: 'New plan' });
  await plan.fill('Calli');
  await owner.getByRole('option', { name: /Calligraphy S/ }).click();
  await expect(dialog.getByText('This offer belongs to another course. “Typography” closes')).toBeVisible();
  await foretells(dialog, ['Anna Plan will no longer see 1 lesson of “Typography”. Progress is kept.']);
  await expect(save).toBeDisabled();
  await expect(dialog.getByRole('checkbox', { name: /Change it all the same/ })).not.toBeChecked();
  await picture(owner, 'plan-other-course');

  await plan.fill('Typography');
  await owner.getByRole('option', { name: 'Typography L' }).click();
  await expect(dialog.getByRole('switch', { name: 'Keep the original starting point' })).toBeChecked();
  await dialog.getByRole('radio', { name: `Keep the present end (9 Apr ${year})` }).check();
  await foretells(dialog, [
    `Anna Plan will see 3 lessons of “Typography” until 9 Apr ${year}.`,
    '2 lessons open at once.',
    /1 e-mail .*about the access/,
  ]);
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'plan-change');
  await save.click();
  await expect(dialog).toBeHidden();
  await rest(owner, 'Plan changed for Anna Plan');
  const [now, ...more] = await held.active();
  expect(more).toEqual([]);
  expect(now).toMatchObject({ offer: { title: 'Typography L' }, lessons_open: 3 });
  expect(inParis(now?.end_at ?? '')).toBe(`${year}-04-09 14:00:00`);
  expect((await held.grants()).filter(({ state }) => state === 'revoked')).toHaveLength(1);

  await takeBack(owner, 'Undo', 'Taken back');
  expect(await held.answers()).toBe(before);
  expect(await held.active()).toMatchObject([{ offer: { title: 'Typography S' } }]);
  await owner.getByRole('tab', { name: 'History' }).click();
  await expect(owner.getByRole('link', { name: 'Plan changed for Anna Plan' })).toBeVisible();
});

test('+ Produit propose d’abord de remplacer l’offre actuelle', async ({ owner, staff }) => {
  const person = { email: 'paul.plan@example.com', first_name: 'Paul', last_name: 'Duplan', language: 'fr' as const };
  const course = 'Typographie et mise en page pour les imprimeurs d’aujourd’hui';
  const held = await aSubscriber(owner, { course, beside: 'Gravure', person });
  const page = await staff({ locale: 'fr-FR' });
  await page.goto(held.products);
  await page.getByRole('button', { name: 'Produit', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Produit' }).click();
  await page.getByRole('option', { name: course }).click();
  await dialog.getByRole('combobox', { name: 'Offre' }).click();
  await page.getByRole('option', { name: `${course} L` }).click();
  const ways = dialog.getByRole('radiogroup', { name: 'Une offre de ce cours est déjà active' }).getByRole('radio');
  await expect(ways.first()).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'Remplacer l’offre actuelle' })).toBeChecked();
  await dialog.getByRole('radio', { name: 'La plus longue des deux' }).check();
  await foretells(dialog, [/Paul Duplan verra 3 leçons/, '2 leçons s’ouvrent aussitôt.']);
  // So tall that what will happen, which stays in view, lies over no field.
  await page.setViewportSize({ width: 1280, height: 1200 });
  await seesNoBarrier(page);
  await picture(page, 'plan-remplacer');
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  await seesNoBarrier(page);
  await dialog.getByRole('radio', { name: 'Remplacer l’offre actuelle' }).scrollIntoViewIfNeeded();
  await picture(page, 'plan-remplacer-360');
  await dialog.getByRole('button', { name: 'Remplacer l’offre' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Offre changée pour Paul Duplan').first()).toBeVisible();
  expect(await held.active()).toMatchObject([{ offer: { title: `${course} L` }, lessons_open: 3 }]);
  await picture(page, 'plan-produits-360');
});

test('у два кроки: спершу + Продукт поруч, тоді скасувати попередній', async ({ owner, staff }) => {
  const person = { email: 'olena.plan@example.com', first_name: 'Олена', last_name: 'План', language: 'uk' as const };
  const held = await aSubscriber(owner, { course: 'Типографіка', beside: 'Каліграфія', person });
  const page = await staff({ locale: 'uk-UA' });
  await page.goto(held.products);
  await page.getByRole('button', { name: 'Продукт', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Продукт' }).click();
  await page.getByRole('option', { name: 'Типографіка', exact: true }).click();
  await dialog.getByRole('combobox', { name: 'Пропозиція' }).click();
  await page.getByRole('option', { name: 'Типографіка L' }).click();
  await dialog.getByRole('radio', { name: 'Додати поруч' }).check();
  await foretells(dialog, ['Олена План бачитиме 3 уроки']);
  await picture(page, 'plan-poruch');
  await dialog.getByRole('button', { name: 'Надати доступ' }).click();
  await expect(dialog).toBeHidden();
  expect(await held.active()).toHaveLength(2);
  const row = page.getByRole('row').filter({ hasText: 'Типографіка S' });
  await row.getByRole('button', { name: 'Інші дії' }).click();
  await page.getByRole('menuitem', { name: 'Скасувати доступ' }).click();
  await dialog.getByRole('button', { name: 'Скасувати доступ' }).click();
  await expect(dialog).toBeHidden();
  expect(await held.active()).toMatchObject([{ offer: { title: 'Типографіка L' }, lessons_open: 3 }]);
});
