// SPDX-License-Identifier: Apache-2.0
// One offer or one course, changed for all at once: who gains and who loses is said before saving.
import type { Page } from '@playwright/test';
import { foretells, rest, takeBack } from './doors';
import { anOffer, change, inDays } from './offer-story';
import { expect, picture, seesNoBarrier, seesNoBarrierAnywhere, test } from './school';
import { make } from './staff-api';

const both = { tag: '@both' };
const phone = { width: 360, height: 740 };
const days = (count: number) => ({ period: { type: 'days', count } });

/** What sticks to the foot of the page lies below the field that somebody types in. */
async function isInSight(page: Page, label: string) {
  const field = await page.getByLabel(label).boundingBox();
  const bar = await page.locator('[data-save-bar]').boundingBox();
  expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
}

test('B13-1, 2, 3, 5: a longer or shorter plan says whom it reaches, and only then does it', both, async ({ owner }) => {
  const lessons = ['Line', 'Light', 'Colour'];
  const plan = await anOffer(owner, { course: 'Landscape', lessons, policy: days(30) });
  const late = await plan.holder('Ana', 40);
  const early = await plan.holder('Ben', 5);
  const dated = await plan.holder('Cleo', 40);
  const pinned = await plan.holder('Dan', 40);
  await change(owner, `/api/orders/${pinned.order}`, ({ lines }) => ({ lines: [{ id: lines[0]?.id, ...days(50) }] }));
  const { id, version } = await dated.grant();
  await make(owner, `/api/grants/${id}/end`, { until: inDays(10).slice(0, 10) }, 200, { 'If-Match': `"${version}"` });
  const [datedEnd, pinnedEnd] = [(await dated.grant()).end_at, (await pinned.grant()).end_at];

  await owner.goto(plan.path);
  await expect(owner.getByRole('link', { name: '1 order differs from it.' })).toBeVisible();
  await owner.getByLabel('How many').fill('60');
  await foretells(owner.getByRole('main'), [/1 person will get more lessons\. 3 lessons open: “Line” for 1/, 'No e-mail will be sent.']);
  await isInSight(owner, 'How many');
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'b13-longer');
  expect(await late.open()).toBe(0);
  await owner.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(owner.getByText('Unsaved changes')).toBeHidden();
  expect([await late.open(), await early.open()]).toEqual([3, 3]);
  expect([(await dated.grant()).end_at, (await pinned.grant()).end_at]).toEqual([datedEnd, pinnedEnd]);
  await owner.getByRole('button', { name: 'Close', exact: true }).click();

  // Shorter again: who loses is counted, named, and can be brought back.
  await owner.getByLabel('How many').fill('30');
  await foretells(owner.getByRole('main'), [/1 person will lose lessons\. Progress is kept\./]);
  await owner.getByRole('button', { name: 'Show who' }).click();
  const people = owner.getByRole('dialog');
  await expect(people.getByRole('row').nth(1)).toContainText('Ana Field');
  await expect(people.getByRole('row').nth(1)).toContainText('3 lessons close.');
  await expect(people).not.toContainText('Dan Field');
  await seesNoBarrier(owner);
  await picture(owner, 'b13-who');
  await people.getByRole('button', { name: 'Close', exact: true }).click();
  await picture(owner, 'b13-shorter');
  await owner.getByRole('button', { name: 'Save', exact: true }).click();
  await rest(owner, /^Offer saved/);
  expect(await late.open()).toBe(0);
  await takeBack(owner, 'Undo', 'Taken back');
  expect(await late.open()).toBe(3);
  await expect(owner.getByLabel('How many')).toHaveValue('60');

  // The orders that go their own way are found from here.
  await owner.getByRole('link', { name: '1 order differs from it.' }).click();
  await expect(owner.getByText('Conditions: Differs from the offer')).toBeVisible();
  await expect(owner.getByRole('row').filter({ hasText: 'Dan Field' })).toContainText('Individual');
  await expect(owner.getByRole('row').filter({ hasText: 'Ana Field' })).toHaveCount(0);
  await picture(owner, 'b13-orders-differ');
});

test('B13-4, 6 : un dernier jour compris, puis « illimité », et ce qui était ouvert le reste', both, async ({ owner, staff }) => {
  const lessons = ['Trait', 'Lumière', 'Perspective'];
  const plan = await anOffer(owner, { course: 'Gouache', lessons, policy: { checkpoints: { type: 'off' }, ...days(90) } });
  const product = await (await owner.request.get(`/api/products/${plan.course.id}`)).json();
  const checkpoint = product.modules[0].lessons[1].id as string;
  await change(owner, `/api/lessons/${checkpoint}`, () => ({ is_checkpoint: true }));
  const jeanne = await plan.holder('Jeanne', 5);
  expect(await jeanne.open()).toBe(3);
  const page = await staff({ locale: 'fr-FR' });
  await page.goto(plan.path);
  await page.getByRole('radio', { name: 'Comme dans le cours' }).last().check();
  const keep = page.getByRole('switch', { name: 'Leur laisser ouvert ce qui leur est ouvert aujourd’hui' });
  await expect(keep).toBeChecked();
  await foretells(page.getByRole('main'), ['1 personne suit cette offre']);
  await keep.uncheck({ force: true });
  await foretells(page.getByRole('main'), [/1 personne perdra des leçons.*«\u00a0Perspective\u00a0» pour 1/]);
  await seesNoBarrierAnywhere(page);
  await picture(page, 'b13-fermer');
  await keep.check({ force: true });
  await expect(page.getByText('perdra des leçons')).toHaveCount(0);
  await picture(page, 'b13-garder');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await rest(page, /^Offre enregistrée/);
  await expect.poll(() => jeanne.open()).toBe(3);
  // Whoever comes now passes the checkpoint first.
  const paul = await plan.holder('Paul', 0);
  expect(await paul.open()).toBe(2);

  await page.getByRole('combobox', { name: 'Durée de l’accès' }).click();
  await page.getByRole('option', { name: 'Illimité' }).click();
  await page.getByRole('button', { name: 'Voir qui' }).click();
  await expect(page.getByRole('dialog')).toContainText(/La fin du .* est supprimée|Jeanne Field/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Modifications non enregistrées')).toBeHidden();
  expect((await paul.grant()).end_at).toBeNull();
  const last = inDays(30).slice(0, 10);
  await change(owner, `/api/offers/${plan.offer}`, () => ({
    lines: [{ product: plan.course.id, policy: { period: { type: 'until', date: last } } }],
  }));
  // The named day is whole: the end is the midnight after it, in the school's zone.
  const end = new Date((await paul.grant()).end_at);
  expect(end.toLocaleString('sv-SE', { timeZone: 'Europe/Paris' }).slice(11)).toBe('00:00:00');
  expect(new Date(end.getTime() - 1000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' })).toBe(last);
});

test('C5-4: контрольну точку видалено – наступне відкрилося, і про це сказано раніше', both, async ({ owner, staff }) => {
  const lessons = ['Лінія', 'Світло', 'Перспектива'];
  const plan = await anOffer(owner, { course: 'Пастель', lessons, policy: days(90) });
  const product = await (await owner.request.get(`/api/products/${plan.course.id}`)).json();
  await change(owner, `/api/lessons/${product.modules[0].lessons[1].id}`, () => ({ is_checkpoint: true }));
  const ivan = await plan.holder('Ivan', 5);
  expect(await ivan.open()).toBe(2);
  const page = await staff({ locale: 'uk-UA', viewport: phone });
  await page.goto(`/admin/courses/${plan.course.id}`);
  const menu = (lesson: string) => page.getByRole('main').getByRole('button', { name: new RegExp(`^Дії.*${lesson}`) });
  await menu('Світло').click();
  await page.getByRole('menuitem', { name: 'Видалити' }).click();
  const dialog = page.getByRole('dialog');
  await foretells(dialog, ['Доступ до курсу має 1 людина.', /«Перспектива» для 1/, /«Світло» для 1/]);
  await seesNoBarrierAnywhere(page);
  await picture(page, 'c5-4-видалити');
  await dialog.getByRole('button', { name: 'Скасувати' }).click();
  expect(await ivan.open()).toBe(2);
  await menu('Світло').click();
  await page.getByRole('menuitem', { name: 'Видалити' }).click();
  await dialog.getByRole('button', { name: 'Видалити', exact: true }).click();
  await expect(dialog).toBeHidden();
  expect(await ivan.open()).toBe(2);

  // A draft says whom it takes a lesson from; thought better of, it stays.
  await menu('Перспектива').click();
  await page.getByRole('menuitem', { name: 'Зробити чернеткою' }).click();
  await foretells(dialog, [/1 людина втратить уроки/]);
  await picture(page, 'c5-4-чернетка');
  await dialog.getByRole('button', { name: 'Скасувати' }).click();
  expect(await ivan.open()).toBe(2);

  // A lesson that becomes a checkpoint closes nothing that is open today.
  await page.goto(`/admin/courses/${plan.course.id}/lessons/${product.modules[0].lessons[0].id}`);
  await page.getByRole('switch', { name: 'Контрольна точка' }).check({ force: true });
  const keep = page.getByRole('switch', { name: 'Залишити їм відкритим те, що вже відкрите' });
  await expect(keep).toBeChecked();
  await foretells(page.getByRole('main'), ['Доступ до курсу має 1 людина.']);
  await seesNoBarrierAnywhere(page);
  await picture(page, 'c5-4-точка');
  await page.getByRole('button', { name: 'Зберегти' }).click();
  await expect(page.getByText('Незбережені зміни')).toBeHidden();
  await expect.poll(() => ivan.open()).toBe(2);
});
