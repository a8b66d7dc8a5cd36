// SPDX-License-Identifier: Apache-2.0
// The conditions of one order: its own where that was chosen, the offer's for all the rest.
import type { Page } from '@playwright/test';
import { foretells, rest, takeBack } from './doors';
import { aDrawing } from './drawing';
import { expect, picture, seesNoBarrier, seesNoBarrierAnywhere, test } from './school';
import { aContact, make, read } from './staff-api';

const both = { tag: '@both' };
const phone = { width: 360, height: 740 };

const condition = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

const after = (days: number) => ({ schedule_rule: { open: { type: 'after', days, time: '09:00' } } });

/** Lessons that wait for days, and a checkpoint among them; by one offer of thirty days. */
async function aDelayed(page: Page, title: string, names: [string, string, string], person: object) {
  const course = await make(page, '/api/products', { kind: 'course', title, status: 'published' });
  const module = await make(page, `/api/products/${course.id}/modules`, { title: 'I', status: 'published' });
  const drafts = [
    { title: names[0], ...after(7) },
    { title: names[1], is_checkpoint: true },
    { title: names[2], ...after(14) },
  ];
  for (const draft of drafts) await make(page, `/api/modules/${module.id}/lessons`, { ...draft, status: 'published' });
  const policy = { period: { type: 'days', count: 30 } };
  const lines = [{ product: course.id, policy }];
  const offer = await make(page, '/api/offers', { title: `${title} 30`, status: 'published', lines });
  const { id } = await aContact(page, person);
  const given = await make(page, `/api/contacts/${id}/grants`, { product: course.id, offer: offer.id, reason: 'gift' });
  const order = () => read(page, `/api/orders/${given.order.id}`);
  const answerOf = async (lesson: string) =>
    (await read(page, `/api/contacts/${id}/access?product=${course.id}`)).lessons.find(
      (one: { title: string }) => one.title === lesson,
    ).answer;
  return { id, order, answerOf, path: `/admin/orders/${given.order.id}` };
}

test('A2-4: a checkpoint that is switched off on one order opens what is behind it, for her alone', both, async ({ owner }) => {
  const names = { free: 'Line', checkpoint: 'Light', behind: 'Perspective', dated: 'Shadow', outside: 'Colour' };
  const person = { email: 'nora.field@example.com', first_name: 'Nora', last_name: 'Field', language: 'en' as const };
  const held = await aDrawing(owner, { course: 'Still life', names, person });
  const neighbour = await aContact(owner, { email: 'tom.field@example.com', first_name: 'Tom', last_name: 'Field' });
  await make(owner, `/api/contacts/${neighbour.id}/grants`, { product: held.product, offer: held.offer, reason: 'gift' });
  const neighbours = async () =>
    (await read(owner, `/api/contacts/${neighbour.id}/access?product=${held.product}`)).lessons[2].answer;

  await owner.goto(held.products);
  await owner.getByRole('row').nth(1).getByRole('link', { name: /^#\d/ }).click();
  await expect(owner.getByText('All conditions follow the offer “Still life I”, also when it changes.')).toBeVisible();
  await owner.getByRole('button', { name: 'Show the lessons' }).click();
  await expect(owner.getByText('Closed · waits for “Light”').first()).toBeVisible();
  await owner.getByRole('button', { name: 'Set for this order: Checkpoints' }).click();
  await owner.getByRole('switch', { name: 'Light' }).uncheck({ force: true });
  await foretells(owner.getByRole('main'), ['Nora Field will see 3 lessons', '1 lesson opens at once.', 'No e-mail will be sent.']);
  await expect(owner.getByText('Opens now: “Perspective”')).toBeVisible();
  await owner.getByLabel('Reason for the history').fill('Showed it on paper');
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'a2-4-switch');
  await owner.getByRole('button', { name: 'Save' }).click();
  await rest(owner, 'Order saved');
  expect(await held.answerOf('Perspective')).toMatchObject({ outcome: 'open' });
  expect(await neighbours()).toMatchObject({ reason: 'checkpoint' });
  const checkpoints = condition(owner, 'Checkpoints');
  await expect(checkpoints).toContainText('1 checkpoint switched off');
  await expect(checkpoints).toContainText('Individual');
  await expect(checkpoints).toContainText('Showed it on paper');
  await expect(checkpoints).toContainText('The offer says: As in the course');
  await picture(owner, 'a2-4-saved');
  await takeBack(owner, 'Undo', 'Taken back');
  expect(await held.answerOf('Perspective')).toMatchObject({ reason: 'checkpoint' });
  await expect(checkpoints).toContainText('From the offer');

  // Taken out of this order alone, a lesson says so before; the choice of the offer comes back in one press.
  await owner.getByRole('button', { name: 'Set for this order: What is open' }).click();
  await owner.getByRole('checkbox', { name: 'Line' }).uncheck();
  await foretells(owner.getByRole('main'), [/will no longer see 1 lesson of “Still life”/]);
  await expect(owner.getByText('Closes: “Line”')).toBeVisible();
  await picture(owner, 'a2-4-tree');
  await owner.getByRole('button', { name: 'Save' }).click();
  await expect(owner.getByText('Unsaved changes')).toBeHidden();
  expect(await held.answerOf('Line')).toMatchObject({ reason: 'not_in_plan' });
  await owner.getByRole('button', { name: 'Return to the offer’s terms' }).click();
  await foretells(owner.getByRole('main'), ['1 lesson opens at once.']);
  await owner.getByRole('button', { name: 'Save' }).click();
  await expect(owner.getByText('All conditions follow the offer “Still life I”')).toBeVisible();
  await expect(owner.getByText('Unsaved changes')).toBeHidden();
  expect(await held.answerOf('Line')).toMatchObject({ outcome: 'open' });

  await owner.goto(`/admin/contacts/${held.id}?tab=history`);
  const act = owner.getByRole('row').filter({ hasText: /Order #\d+ of Nora Field changed/ }).first();
  await act.getByRole('button', { name: 'Changes' }).click();
  await expect(owner.getByRole('dialog').getByRole('row', { name: /What is open/ })).toContainText('From the offer');
  await seesNoBarrier(owner);
  await picture(owner, 'a2-4-history');
});

test('A2-5 : « sans délai » ouvre tout, et un point de contrôle non passé bloque encore la suite', both, async ({ owner, staff }) => {
  const person = { email: 'jeanne.blois@example.com', first_name: 'Jeanne', last_name: 'Blois', language: 'fr' };
  const held = await aDelayed(owner, 'Aquarelle', ['Trait', 'Lumière', 'Perspective'], person);
  const page = await staff({ locale: 'fr-FR' });
  await page.goto(held.path);
  await page.getByRole('button', { name: 'Définir pour cette commande\u00a0: Ouverture des leçons' }).click();
  await page.getByRole('radio', { name: 'Calendrier propre' }).check();
  await expect(page.getByText(/S’ouvre le/).first()).toBeVisible();
  await picture(page, 'a2-5-calendrier');
  await page.getByRole('radio', { name: /^Sans délai/ }).check();
  await foretells(page.getByRole('main'), ['1 leçon s’ouvre aussitôt.', 'Aucun e-mail ne sera envoyé.']);
  await expect(page.getByText('S’ouvre maintenant\u00a0: «\u00a0Trait\u00a0»')).toBeVisible();
  // What waits for the checkpoint could not be opened before either: nothing is lost.
  await expect(page.getByText('ne verra plus')).toHaveCount(0);
  await seesNoBarrierAnywhere(page);
  await picture(page, 'a2-5-sans-delai');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await rest(page, 'Commande enregistrée');
  expect(await held.answerOf('Trait')).toMatchObject({ outcome: 'open' });
  expect(await held.answerOf('Perspective')).toMatchObject({ reason: 'checkpoint' });
  expect((await held.order()).lines[0].pinned).toEqual(['schedule']);

  // A comment is no condition: the order follows its offer as before.
  await page.getByLabel('Commentaire pour l’équipe').fill('A appelé lundi.');
  await foretells(page.getByRole('main'), ['Seul le commentaire change.']);
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Modifications non enregistrées')).toBeHidden();
  expect(await held.order()).toMatchObject({ comment: 'A appelé lundi.', lines: [{ pinned: ['schedule'] }] });

  await page.getByRole('button', { name: 'Rendre entièrement individuelle' }).click();
  await foretells(page.getByRole('main'), ['Aucun e-mail ne sera envoyé.']);
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Toutes les conditions sont individuelles')).toBeVisible();
  await expect(page.getByText('Modifications non enregistrées')).toBeHidden();
  expect((await held.order()).lines[0].pinned).toContain('period');
  await page.setViewportSize(phone);
  await seesNoBarrierAnywhere(page);
  await picture(page, 'a2-5-360');
});

test('двоє змінюють одне замовлення: другий бачить обидві версії й нічого не втрачає', both, async ({ owner, staff }) => {
  const person = { email: 'ivan.sad@example.com', first_name: 'Іван', last_name: 'Сад', language: 'uk' };
  const held = await aDelayed(owner, 'Акварель', ['Лінія', 'Світло', 'Перспектива'], person);
  const page = await staff({ locale: 'uk-UA' });
  await page.goto(held.path);
  await page.getByRole('button', { name: 'Задати для замовлення: Термін доступу' }).click();
  await page.getByLabel('Скільки').fill('1,5');
  await expect(page.getByText('Ціле число від 1 до 36500.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Зберегти' })).toBeDisabled();
  await page.getByLabel('Скільки').fill('45');
  await foretells(page.getByRole('main'), [/Кінець переноситься з/]);

  const colleague = await staff({ locale: 'uk-UA' });
  await colleague.goto(held.path);
  await colleague.getByRole('button', { name: 'Задати для замовлення: Термін доступу' }).click();
  await colleague.getByLabel('Скільки').fill('60');
  await foretells(colleague.getByRole('main'), [/Кінець переноситься з/]);
  await colleague.getByRole('button', { name: 'Зберегти' }).click();
  await expect(colleague.getByText('Замовлення збережено')).toBeVisible();

  await page.getByRole('button', { name: 'Задати для замовлення: Коли відкриваються уроки' }).click();
  await page.getByRole('radio', { name: /^Без затримок/ }).check();
  await expect(page.getByRole('alert').filter({ hasText: 'Тим часом це змінив хтось інший' })).toBeVisible();
  await expect(page.getByLabel('Скільки')).toHaveValue('45');
  await foretells(page.getByRole('main'), ['1 урок відкриється одразу.']);
  await seesNoBarrier(page);
  await picture(page, 'order-meanwhile');
  await page.getByRole('button', { name: 'Зберегти' }).click();
  const versions = page.getByRole('dialog', { name: 'Тим часом це змінив хтось інший' });
  const period = versions.getByRole('radiogroup', { name: 'Термін доступу' });
  await expect(period).toContainText('45 днів');
  await expect(period).toContainText('60 днів');
  expect((await held.order()).lines[0].policy.period).toMatchObject({ count: 60 });
  await seesNoBarrierAnywhere(page);
  await picture(page, 'order-versions');
  await versions.getByRole('button', { name: 'Продовжити з цим вибором' }).click();
  await expect(versions).toBeHidden();
  await expect(page.getByLabel('Скільки')).toHaveValue('45');
  await foretells(page.getByRole('main'), [/Кінець переноситься з/, '1 урок відкриється одразу.']);
  expect((await held.order()).lines[0].policy.period).toMatchObject({ count: 60 });
  await page.getByRole('button', { name: 'Зберегти' }).click();
  await expect(page.getByText('Незбережені зміни')).toBeHidden();
  const [line] = (await held.order()).lines;
  expect(line.policy).toMatchObject({ period: { type: 'days', count: 45 }, schedule: { type: 'none' } });
});
