// SPDX-License-Identifier: Apache-2.0
// Staff see the pages of a student: as they are, on another day, before saving, and in the student's name.
import type { Page } from '@playwright/test';
import { aDrawing, march } from './drawing';
import { expect, picture, seesNoBarrier, seesNoBarrierAnywhere, test } from './school';
import { make, read } from './staff-api';

const both = { tag: '@both' };
const phone = { width: 360, height: 740 };

/** The window that the press of a button opens. */
async function opened(page: Page, press: () => Promise<void>): Promise<Page> {
  const [pages] = await Promise.all([page.waitForEvent('popup'), press()]);
  await pages.waitForURL(/\/learn/);
  return pages;
}

async function leave(pages: Page, name: string) {
  const closed = pages.waitForEvent('close');
  await pages.getByRole('button', { name, exact: true }).click();
  await closed;
}

const bar = (pages: Page) => pages.getByRole('complementary');

const lesson = (pages: Page, name: string) => pages.getByRole('listitem').filter({ hasText: name });

test('B19: from the card to the pages of the student and back, and nothing is written', both, async ({ owner }) => {
  const names = { free: 'Seeds', checkpoint: 'Soil', behind: 'Water', dated: 'Frost', outside: 'Bees' };
  const person = { email: 'ida.grove@example.com', first_name: 'Ida', last_name: 'Grove', language: 'en' as const };
  const held = await aDrawing(owner, { course: 'Gardening', names, person });
  const seen = async () => (await read(owner, `/api/contacts/${held.id}`)).last_seen_at;
  const before = await seen();
  await owner.goto(`/admin/contacts/${held.id}?tab=products`);
  const pages = await opened(owner, () => owner.getByRole('button', { name: 'View as the student' }).click());
  await expect(bar(pages)).toContainText('You see the pages of Ida Grove until');
  await expect(bar(pages)).toContainText('Nothing you do here is saved.');
  await pages.getByRole('link', { name: 'Gardening' }).first().click();
  await expect(pages.getByRole('heading', { name: 'Gardening' })).toBeVisible();
  await expect(pages.getByRole('link', { name: /Bees/ })).toHaveCount(0);
  await seesNoBarrierAnywhere(pages);
  await picture(pages, 'viewing-course');
  await pages.setViewportSize(phone);
  await picture(pages, 'viewing-course-phone');
  await pages.setViewportSize({ width: 1280, height: 800 });
  await pages.getByRole('link', { name: /Seeds/ }).first().click();
  await pages.getByRole('button', { name: 'Mark as completed' }).click();
  await expect(pages.getByText('You only look at these pages: nothing is saved.')).toBeVisible();
  await picture(pages, 'viewing-refused');
  await pages.getByRole('link', { name: 'Profile' }).click();
  await expect(pages.getByLabel('First name')).toHaveValue('Ida');
  await expect(pages.getByRole('button', { name: 'Sign out' })).toHaveCount(0);
  await leave(pages, 'Leave');
  await expect(owner.getByRole('heading', { name: 'Ida Grove' })).toBeVisible();
  expect(await held.answerOf('Soil')).toMatchObject({ outcome: 'open' });
  expect(await seen()).toBe(before);
  expect((await read(owner, '/api/session')).viewing).toBeNull();
});

test('B19-4 : un autre jour, puis des modifications non enregistrées, vus comme le participant', both, async ({ owner, staff }) => {
  const names = { free: 'Trait', checkpoint: 'Lumière', behind: 'Perspective', dated: 'Ombre', outside: 'Couleur' };
  const person = { email: 'lea.morin@example.com', first_name: 'Léa', last_name: 'Morin', language: 'fr' as const };
  const held = await aDrawing(owner, { course: 'Pastel', names, person });
  // What opens on that day lies behind a checkpoint.
  const behind = { product: held.product, lesson: held.lessons['Lumière'], passed: true };
  await make(owner, `/api/contacts/${held.id}/passed-lessons`, behind, 200);
  const page = await staff({ locale: 'fr-FR' });
  await page.goto(`${held.products}&product=${held.product}&at=${march}T12:00:00Z`);
  const day = await opened(page, () => page.getByRole('button', { name: 'Voir ce jour comme le participant' }).click());
  await expect(bar(day)).toContainText('Vous voyez les pages de Léa Morin telles qu’elles se présentent le 1 mars');
  await expect(day.getByRole('link', { name: /Ombre/ })).toBeVisible();
  await seesNoBarrierAnywhere(day);
  await picture(day, 'viewing-jour');
  await day.getByRole('link', { name: /Ombre/ }).click();
  await expect(day.getByRole('heading', { name: 'Ombre', level: 1 })).toBeVisible();
  await expect(day.getByRole('button', { name: 'Marquer comme terminée' })).toBeVisible();
  await leave(day, 'Quitter');
  await expect(page).toHaveURL(/at=/);

  await page.goto(held.products);
  await page.getByRole('row').nth(1).getByRole('link', { name: /^#\d/ }).click();
  await page.getByRole('button', { name: 'Définir pour cette commande\u00a0: Ce qui est ouvert' }).click();
  await page.getByRole('checkbox', { name: 'Trait' }).uncheck();
  const show = page.getByRole('button', { name: 'Voir comme le participant avec ces modifications' });
  await expect(show).toBeVisible();
  await seesNoBarrierAnywhere(page);
  await picture(page, 'viewing-commande');
  const unsaved = await opened(page, () => show.click());
  await expect(bar(unsaved)).toContainText('Les modifications de la commande que vous n’avez pas enregistrées comptent ici.');
  await expect(lesson(unsaved, 'Trait')).toContainText('Hors de votre offre.');
  await picture(unsaved, 'viewing-non-enregistre');
  await leave(unsaved, 'Quitter');
  await expect(page.getByText('Modifications non enregistrées')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Trait' })).not.toBeChecked();
  expect(await held.answerOf('Trait')).toMatchObject({ outcome: 'open' });
});

test('вхід замість учасника: пів години, із записом в історії, на телефоні', both, async ({ owner, staff }) => {
  const names = { free: 'Лінія', checkpoint: 'Світло', behind: 'Перспектива', dated: 'Тінь', outside: 'Колір' };
  const person = { email: 'oksana.hai@example.com', first_name: 'Оксана', last_name: 'Гай', language: 'uk' as const };
  const held = await aDrawing(owner, { course: 'Малюнок', names, person });
  const page = await staff({ locale: 'uk-UA', viewport: phone });
  await page.goto(`/admin/contacts/${held.id}`);
  await page.getByRole('button', { name: 'Ще', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Увійти замість учасника' }).click();
  const question = page.getByRole('dialog', { name: 'Увійти замість учасника Оксана Гай?' });
  await expect(question).toContainText('Протягом 30 хвилин');
  await picture(page, 'viewing-pytannia');
  const pages = await opened(page, () => question.getByRole('button', { name: 'Увійти' }).click());
  await expect(bar(pages)).toContainText('Ви увійшли замість учасника Оксана Гай до');
  await pages.setViewportSize(phone);
  await seesNoBarrier(pages);
  await picture(pages, 'viewing-zamist');
  await pages.getByRole('link', { name: 'Малюнок' }).first().click();
  await pages.getByRole('link', { name: /Світло/ }).first().click();
  await pages.locator('article button').last().click();
  await expect(pages.getByRole('status').filter({ hasText: /Завершено|Пройдено/ })).toBeVisible();
  expect(await held.answerOf('Перспектива')).toMatchObject({ outcome: 'open' });
  await leave(pages, 'Вийти');
  await page.goto(`/admin/contacts/${held.id}?tab=history`);
  await expect(page.getByText(/Вхід замість учасника/).first()).toBeVisible();
  await expect(page.getByText(/«Світло» завершено замість учасника/).first()).toBeVisible();
  await picture(page, 'viewing-istoriia');
});
