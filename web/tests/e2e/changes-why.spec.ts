// SPDX-License-Identifier: Apache-2.0
// Why somebody sees a lesson or does not, on another day too, and what is done about it.
import type { Page } from '@playwright/test';
import { year } from './dates';
import { rest, takeBack } from './doors';
import { aDrawing, march } from './drawing';
import { expect, picture, seesNoBarrier, seesNoBarrierAnywhere, test } from './school';
import { linkFor, make, read } from './staff-api';

const both = { tag: '@both' };
const phone = { width: 360, height: 740 };

const panelOf = (page: Page, name: RegExp) => page.getByRole('dialog', { name });

test('“why can’t she open lesson 4?” is answered and mended from her card', both, async ({ owner }) => {
  const names = { free: 'Line', checkpoint: 'Light', behind: 'Perspective', dated: 'Shadow', outside: 'Colour' };
  const person = { email: 'clara.west@example.com', first_name: 'Clara', last_name: 'West', language: 'fr' as const };
  const held = await aDrawing(owner, { course: 'Drawing', names, person });
  await owner.goto(`/admin/contacts/${held.id}`);
  const asked = Date.now();
  await owner.getByRole('tab', { name: 'Products' }).click();
  await owner.getByRole('button', { name: 'Why?' }).click();
  const panel = panelOf(owner, /What Clara West sees in “Drawing”/);
  await panel.getByRole('button', { name: /Perspective/ }).click();
  await expect(panel.getByText('Clara West cannot open “Perspective” yet: “Light” is a checkpoint')).toBeVisible();
  expect(Date.now() - asked).toBeLessThan(30_000);
  await expect(panel.getByText('The checkpoint “Light” has not been passed')).toBeVisible();
  await expect(panel.getByText('As soon as it is passed, the lesson is open.')).toBeVisible();
  await expect(panel.getByRole('link', { name: /Drawing I, order #\d/ })).toBeVisible();
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'why-checkpoint');

  await panel.getByRole('button', { name: 'Copy an answer for the student' }).click();
  const answer = panel.getByRole('textbox', { name: /Français/ });
  await expect(answer).toHaveValue(/Perspective.*Light/s);
  expect(await answer.inputValue()).not.toMatch(/Drawing I|#\d/);

  await panel.getByRole('button', { name: 'Mark as passed' }).click();
  const act = panelOf(owner, /Mark “Light” as passed: Clara West/);
  await expect(act.getByText('Opens now: “Perspective”')).toBeVisible();
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'why-pass');
  await act.getByLabel('Reason for the history').fill('Showed it on paper');
  await act.getByRole('button', { name: 'Mark as passed' }).click();
  await expect(act).toBeHidden();
  await expect(panel.getByText('Clara West can open “Perspective”; there is no end.')).toBeVisible();
  expect(await held.answerOf('Perspective')).toMatchObject({ outcome: 'open' });
  await rest(owner, '“Light” marked as passed');
  await takeBack(owner, 'Undo', 'Taken back');
  await expect(panel.getByText('Clara West cannot open “Perspective” yet')).toBeVisible();
  expect(await held.answerOf('Perspective')).toMatchObject({ reason: 'checkpoint' });

  // One lesson that her plan does not hold, for her alone.
  await panel.getByRole('button', { name: 'All lessons' }).click();
  await panel.getByRole('button', { name: /Colour/ }).click();
  await expect(panel.getByText('none of the accesses includes this lesson')).toBeVisible();
  await panel.getByRole('button', { name: 'Open the lesson' }).click();
  const opening = panelOf(owner, /Open “Colour” for Clara West/);
  await expect(opening.getByText('Opens now: “Colour”')).toBeVisible();
  await opening.getByRole('button', { name: 'Open the lesson' }).click();
  await expect(panel.getByText('Clara West can open “Colour”: the team opened it for this person.')).toBeVisible();
  await panel.getByRole('button', { name: 'For this person only' }).click();
  await owner.getByRole('menuitem', { name: 'No longer open by hand' }).click();
  await owner.getByRole('dialog').last().getByRole('button', { name: 'Take it back' }).click();
  await expect(panel.getByText('none of the accesses includes this lesson')).toBeVisible();

  await owner.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await owner.getByRole('tab', { name: 'History' }).click();
  await expect(owner).not.toHaveURL(/product=|why=/);
  await expect(owner.getByRole('link', { name: '“Colour” opened for Clara West' })).toBeVisible();
  await expect(owner.getByRole('link', { name: '“Colour” as in the plan again for Clara West' })).toBeVisible();
});

test('« que verra-t-il le 1er mars ? » : la date, puis d’un changement à l’autre', async ({ owner, staff }) => {
  const names = { free: 'Trait', checkpoint: 'Lumière', behind: 'Perspective', dated: 'Ombre', outside: 'Couleur' };
  const person = { email: 'paul.noiret@example.com', first_name: 'Paul', last_name: 'Noir', language: 'fr' as const };
  const held = await aDrawing(owner, { course: 'Dessin', names, person });
  const page = await staff({ locale: 'fr-FR' });
  await page.goto(held.products);
  await page.getByRole('button', { name: 'Pourquoi' }).click();
  const panel = panelOf(page, /Paul Noir/);
  const shadow = panel.getByRole('button', { name: /^Ombre/ });
  await expect(shadow).toContainText(`S’ouvre le 1 mars ${year}`);
  await panel.getByRole('button', { name: /changements? à venir/ }).click();
  await expect(panel.getByText(/1 leçon s’ouvre.*Ombre.*si «\u00a0Lumière\u00a0» est terminé d’ici là/)).toBeVisible();
  await seesNoBarrierAnywhere(page);
  await picture(page, 'why-as-of-now');
  const day = panel.getByRole('textbox', { name: 'À la date du' });
  const goTo = async (text: string) => {
    await day.fill(text);
    await day.press('Enter');
  };
  await goTo(`1 mars ${year}`);
  await expect(shadow).toContainText('attend «\u00a0Lumière\u00a0»');
  await expect(shadow).toContainText('ouverte dès qu’il est terminé');

  const lesson = held.lessons['Lumière'];
  await make(owner, `/api/contacts/${held.id}/passed-lessons`, { product: held.product, lesson, passed: true }, 200);
  await page.reload();
  await expect(shadow).toContainText('Ouverte');
  await expect(page).toHaveURL(new RegExp(`at=${year}-03-01T11`));
  await seesNoBarrierAnywhere(page);
  await picture(page, 'why-1-mars');
  await panel.getByRole('button', { name: 'Changement précédent' }).click();
  await expect(panel.getByLabel('Heure')).toHaveValue('09:00');
  await expect(page).toHaveURL(new RegExp(`at=${year}-03-01T08`));
  await expect(shadow).toContainText('Ouverte');
  await panel.getByRole('button', { name: 'Aujourd’hui' }).click();
  await expect(shadow).toContainText('S’ouvre le');
  await panel.getByRole('button', { name: 'Changement suivant' }).click();
  await expect(page).toHaveURL(new RegExp(`at=${year}-03-01T08`));
  expect(await held.answerOf('Ombre', `${march}T08:00:00Z`)).toMatchObject({ outcome: 'open' });
  await page.setViewportSize(phone);
  await picture(page, 'why-360');
});

test('посилання відкриває іншому в команді те саме', async ({ owner, staff, stranger }) => {
  const names = { free: 'Лінія', checkpoint: 'Світло', behind: 'Перспектива', dated: 'Тінь', outside: 'Колір' };
  const person = { email: 'oksana.lis@example.com', first_name: 'Оксана', last_name: 'Лис', language: 'uk' as const };
  const held = await aDrawing(owner, { course: 'Рисунок', names, person });
  const page = await staff({ locale: 'uk-UA', permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(held.products);
  await page.getByRole('button', { name: 'Чому?' }).click();
  const said = /Оксана Лис ще не може відкрити «Перспектива»: спершу треба пройти контрольну точку «Світло»/;
  await panelOf(page, /Оксана Лис/).getByRole('button', { name: /Перспектива/ }).click();
  await expect(page.getByText(said)).toBeVisible();
  await page.getByRole('button', { name: 'Копіювати посилання' }).click();
  await expect(page.getByText('Скопійовано', { exact: true })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await seesNoBarrierAnywhere(page);
  await picture(page, 'why-uk');

  const email = 'sofia.koval@example.com';
  await make(owner, '/api/team', { name: 'Софія Коваль', email, role: 'support' });
  const colleague = await stranger({ locale: 'uk-UA' });
  await colleague.goto(await linkFor(owner, email));
  await colleague.locator('input[type="password"]').first().fill('a quiet harbour at noon');
  await colleague.locator('button[type="submit"]').click();
  await expect(colleague.getByRole('heading', { name: 'Контакти' })).toBeVisible();
  await colleague.goto(link);
  await expect(colleague.getByText(said)).toBeVisible();
  const panel = panelOf(colleague, /Оксана Лис/);
  await expect(panel.getByText('Контрольну точку «Світло» не пройдено')).toBeVisible();

  // What the colleague closes stays closed, by name of nobody, until somebody takes it back.
  await panel.getByRole('button', { name: 'Усі уроки' }).click();
  await panel.getByRole('button', { name: /Лінія/ }).click();
  await panel.getByRole('button', { name: 'Лише для цієї людини' }).click();
  await colleague.getByRole('menuitem', { name: 'Закрити урок' }).click();
  const act = panelOf(colleague, /Закрити «Лінія»: Оксана Лис/);
  await expect(act.getByText('Закриється: «Лінія»')).toBeVisible();
  await seesNoBarrierAnywhere(colleague);
  await act.getByRole('button', { name: 'Закрити урок' }).click();
  await expect(panel.getByText('команда закрила цей урок саме для цієї людини')).toBeVisible();
  expect(await held.answerOf('Лінія')).toMatchObject({ reason: 'closed_by_staff' });
  const query = `product=${held.product}&lesson=${held.lessons['Лінія']}`;
  const { text } = await read(colleague, `/api/contacts/${held.id}/access/answer?${query}`);
  expect(text).not.toMatch(/Софія|#\d/);
  await panel.getByRole('button', { name: 'Скасувати' }).click();
  await colleague.getByRole('dialog').last().getByRole('button', { name: 'Скасувати' }).last().click();
  await expect(panel.getByText(/Оксана Лис може відкрити «Лінія»/)).toBeVisible();
});

test('un jour impossible ou un lien faux le disent, sans fermer le panneau', async ({ owner, staff }) => {
  const names = { free: 'Fusain', checkpoint: 'Valeurs', behind: 'Volume', dated: 'Lavis', outside: 'Encre' };
  const person = { email: 'lucie.blanc@example.com', first_name: 'Lucie', last_name: 'Blanc', language: 'fr' as const };
  const held = await aDrawing(owner, { course: 'Croquis', names, person });
  const page = await staff({ locale: 'fr-FR', viewport: phone });
  await page.goto(`${held.products}&product=${held.product}`);
  const panel = panelOf(page, /Lucie Blanc/);
  const day = panel.getByRole('textbox', { name: 'À la date du' });
  for (const [text, fault] of [
    ['01/01/1900', 'Choisissez un jour entre 1970 et 2199.'],
    ['31/02/2027', 'Ce jour n’existe pas.'],
    ['demain', 'Écrivez un jour, par exemple'],
  ] as const) {
    await day.fill(text);
    await day.press('Enter');
    await expect(panel.getByText(fault)).toBeVisible();
    await expect(day).toHaveValue(text);
    await expect(page).not.toHaveURL(/at=/);
  }
  await expect(panel.getByRole('button', { name: /^Fusain/ })).toBeVisible();
  await seesNoBarrier(page);
  await picture(page, 'why-jour-impossible');

  const links = [
    { query: `product=${held.product}&at=1900-01-01T11:50:39Z`, said: 'Ce jour ne peut pas être affiché' },
    { query: 'product=prd_rien', said: 'Ce cours est introuvable' },
  ];
  for (const { query, said } of links) {
    await page.goto(`${held.products}&${query}`);
    await expect(page.getByRole('dialog').getByText(said)).toBeVisible();
  }
  await picture(page, 'why-lien-faux');
  await page.getByRole('button', { name: 'Tous les produits de cette personne' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.goto(`${held.products}&product=${held.product}&why=les_rien`);
  await expect(panel.getByText('La leçon de ce lien n’est pas dans ce cours')).toBeVisible();
  await panel.getByRole('button', { name: /^Fusain/ }).click();
  await expect(panel.getByText(/Lucie Blanc peut ouvrir/)).toBeVisible();
});
