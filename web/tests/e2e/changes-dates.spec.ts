// SPDX-License-Identifier: Apache-2.0
// The dates of one access: more time, another end, a freeze and its end.
import { aHolder, choose, inParis, instant, year } from './dates';
import { foretells, rest, takeBack } from './doors';
import { expect, picture, seesNoBarrierAnywhere, test } from './school';

const both = { tag: '@both' };
const phone = { width: 360, height: 740 };

test('B15-1: fifteen days more end on the twenty-fourth at the same time of day', both, async ({ owner, staff }) => {
  const person = { email: 'anna.lind@example.com', first_name: 'Anna', last_name: 'Lind', language: 'en' as const };
  const held = await aHolder(owner, { course: 'Bookbinding', ...person });
  expect(inParis((await held.grant()).end_at)).toBe(`${year}-04-09 14:00:00`);
  await owner.goto(held.products);
  await expect(owner.getByRole('row').nth(1)).toContainText(`9 Apr ${year}`);
  await owner.getByRole('button', { name: 'Extend' }).click();
  const dialog = owner.getByRole('dialog', { name: 'Extend “Bookbinding” for Anna Lind' });
  const save = dialog.getByRole('button', { name: 'Extend the access' });
  await expect(save).toBeDisabled();
  await dialog.getByRole('button', { name: '10 days' }).click();
  await foretells(dialog, [`The end moves from 9 Apr ${year} to 19 Apr ${year}.`]);
  await dialog.getByLabel('By how much').fill('15');
  await dialog.getByLabel('Reason for the history').fill('Was travelling');
  await foretells(dialog, [
    `Anna Lind will see 3 lessons of “Bookbinding” until 24 Apr ${year}.`,
    `The end moves from 9 Apr ${year} to 24 Apr ${year}.`,
    'No e-mail will be sent.',
  ]);
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'b15-1-extend');
  await owner.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await rest(owner, `Access extended until 24 Apr ${year}`);
  expect(inParis((await held.grant()).end_at)).toBe(`${year}-04-24 14:00:00`);
  await expect(owner.getByRole('row').nth(1)).toContainText(`24 Apr ${year}`);
  await takeBack(owner, 'Undo', 'Taken back');
  expect(inParis((await held.grant()).end_at)).toBe(`${year}-04-09 14:00:00`);

  // Two colleagues extend it at once: whoever is second is told, and nothing is added unseen.
  const colleague = await staff({ locale: 'en-GB' });
  await colleague.goto(`/admin/courses/${held.course.id}?tab=members`);
  const other = await choose(colleague, 'More for Anna Lind', 'Extend');
  await other.getByRole('button', { name: '7 days' }).click();
  await owner.getByRole('button', { name: 'Extend' }).click();
  await dialog.getByLabel('By how much').fill('15');
  await foretells(dialog, [`to 24 Apr ${year}.`]);
  await other.getByRole('button', { name: 'Extend the access' }).click();
  await expect(other).toBeHidden();
  await save.click();
  const told = dialog.getByRole('alert').filter({ hasText: 'Somebody else changed this meanwhile' });
  await expect(told).toContainText(`End: 9 Apr ${year}, 14:00 → 16 Apr ${year}, 14:00`);
  await expect(dialog.getByLabel('By how much')).toHaveValue('15');
  await foretells(dialog, [`The end moves from 16 Apr ${year} to 1 May ${year}.`]);
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'b15-1-meanwhile');
  expect(inParis((await held.grant()).end_at)).toBe(`${year}-04-16 14:00:00`);
  await save.click();
  await expect(dialog).toBeHidden();
  expect(inParis((await held.grant()).end_at)).toBe(`${year}-05-01 14:00:00`);
});

test('B18-1 : dix jours de gel ferment les leçons et déplacent la fin', async ({ owner, staff, student }) => {
  const email = 'lea.morel@example.com';
  const person = { email, first_name: 'Léa', last_name: 'Morel', language: 'fr' as const };
  const held = await aHolder(owner, { course: 'Reliure', ...person });
  const page = await staff({ locale: 'fr-FR' });
  await page.goto(held.products);
  const dialog = await choose(page, 'Autres actions pour «\u00a0Reliure\u00a0»', 'Geler');
  await dialog.getByLabel('Pendant combien de temps').fill('10');
  await foretells(dialog, [
    /3 leçons de «\u00a0Reliure\u00a0» seront fermées jusqu’au \d/,
    `La fin passe du 9 avr. ${year} au 19 avr. ${year}.`,
    'Aucun e-mail ne sera envoyé.',
  ]);
  await seesNoBarrierAnywhere(page);
  await picture(page, 'b18-1-geler');
  await dialog.getByRole('button', { name: 'Geler' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Accès gelé').first()).toBeVisible();
  const grant = await held.grant();
  expect(grant).toMatchObject({ state: 'frozen', lessons_open: 0 });
  expect(inParis(grant.end_at)).toBe(`${year}-04-19 14:00:00`);
  const row = page.getByRole('row').nth(1);
  await expect(row).toContainText('Gelé');
  await expect(row).toContainText('rouvre le');
  await page.setViewportSize(phone);
  await seesNoBarrierAnywhere(page);
  await picture(page, 'b18-1-produits');

  const learner = await student(email, { locale: 'fr-FR', viewport: phone });
  await learner.getByText('Reliure').first().click();
  await expect(learner.getByRole('main').getByRole('listitem').getByRole('link')).toHaveCount(0);
});

test('B18-2 : un gel de dix jours levé le quatrième rend quatre jours', async ({ owner, staff }) => {
  const person = { email: 'hugo.roux@example.com', first_name: 'Hugo', last_name: 'Roux', language: 'fr' as const };
  const held = await aHolder(owner, { course: 'Dorure', ...person });
  const page = await staff({ locale: 'fr-FR' });
  await page.goto(held.products);
  const menu = 'Autres actions pour «\u00a0Dorure\u00a0»';
  const dialog = await choose(page, menu, 'Geler');
  await dialog.getByLabel('Pendant combien de temps').fill('10');
  await dialog.getByRole('radio', { name: 'À partir d’un autre jour' }).check();
  const began = inParis(new Date(Date.now() - 3 * 86_400_000).toISOString()).slice(0, 10);
  await dialog.getByLabel('Premier jour').fill(began);
  await dialog.getByLabel('Motif pour l’historique').focus();
  await expect(dialog.getByText('Ce jour est passé')).toBeVisible();
  await foretells(dialog, [`au 19 avr. ${year}.`]);
  await seesNoBarrierAnywhere(page);
  await picture(page, 'b18-2-geler-depuis');
  await dialog.getByRole('button', { name: 'Geler' }).click();
  await expect(dialog).toBeHidden();
  expect(inParis((await held.grant()).end_at)).toBe(`${year}-04-19 14:00:00`);

  await choose(page, menu, 'Dégeler');
  await foretells(dialog, ['3 leçons s’ouvrent aussitôt.', `La fin passe du 19 avr. ${year} au 13 avr. ${year}.`]);
  await seesNoBarrierAnywhere(page);
  await picture(page, 'b18-2-degeler');
  await dialog.getByRole('button', { name: 'Dégeler' }).click();
  await expect(dialog).toBeHidden();
  await rest(page, 'Accès dégelé');
  const grant = await held.grant();
  expect(grant).toMatchObject({ state: 'active', lessons_open: 3 });
  expect(inParis(grant.end_at)).toBe(`${year}-04-13 14:00:00`);
  await takeBack(page, 'Annuler l’action', 'Action annulée');
  expect(await held.grant()).toMatchObject({ state: 'frozen', lessons_open: 0 });
});

test('B13-4: останній день — 30 квітня, увесь', async ({ owner, staff }) => {
  const person = { email: 'olha.bila@example.com', first_name: 'Ольга', last_name: 'Біла', language: 'uk' as const };
  const held = await aHolder(owner, { course: 'Палітурна справа', ...person }, true);
  const page = await staff({ locale: 'uk-UA' });
  await page.goto(held.products);
  await page.getByRole('row').nth(1).getByRole('button', { name: 'Без обмежень' }).click();
  const dialog = page.getByRole('dialog');
  const save = dialog.getByRole('button', { name: 'Змінити кінець' });
  await expect(save).toBeDisabled();
  await dialog.getByLabel('Останній день').fill(`30.04.${year}`);
  await dialog.getByLabel('Причина для історії').fill('Домовилися');
  await foretells(dialog, [new RegExp(`бачитиме 3 уроки з «Палітурна справа» до 30 квіт\\. ${year}\\.`)]);
  await expect(dialog.getByText('Він стане індивідуальним')).toBeVisible();
  await seesNoBarrierAnywhere(page);
  await picture(page, 'b13-4-kinets');
  await save.click();
  await expect(dialog).toBeHidden();
  await rest(page, 'Кінець доступу змінено');
  const grant = await held.grant();
  expect(inParis(grant.end_at)).toBe(`${year}-05-01 00:00:00`);
  expect(grant).toMatchObject({ kind: 'individual', end_is_personal: true });
  const end = Date.parse(grant.end_at);
  expect(await held.lessonAt(instant(end - 1000))).toMatchObject({ outcome: 'open' });
  expect(await held.lessonAt(instant(end))).toMatchObject({ outcome: 'locked', reason: 'expired' });
  const row = page.getByRole('row').nth(1);
  await expect(row).toContainText(`30 квіт. ${year}`);
  await expect(row).toContainText('встановлено вручну');
  await takeBack(page, 'Повернути', 'Дію скасовано');
  expect(await held.grant()).toMatchObject({ kind: 'full', end_at: null });

  // A day that is past ends the access at once, and says so before.
  await row.getByRole('button', { name: 'Без обмежень' }).click();
  await dialog.getByLabel('Останній день').fill(inParis(new Date(Date.now() - 86_400_000).toISOString()).slice(0, 10));
  await dialog.getByLabel('Причина для історії').focus();
  await foretells(dialog, [/більше не бачитиме 3 уроки/]);
  await expect(dialog.getByText('Цей день уже минув')).toBeVisible();
  await seesNoBarrierAnywhere(page);
  await picture(page, 'b13-4-minulo');
  await dialog.getByRole('button', { name: 'Завершити доступ зараз' }).click();
  await expect(dialog).toBeHidden();
  expect(await held.grant()).toMatchObject({ state: 'ended', lessons_open: 0 });
});
