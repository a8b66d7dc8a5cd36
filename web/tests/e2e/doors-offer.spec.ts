// SPDX-License-Identifier: Apache-2.0
// Doors 3 and 5: by an offer, for somebody known.
import { countsOf, foretells, idOf, rest, takeBack, whatWillHappen } from './doors';
import { expect, picture, seesNoBarrier, test } from './school';
import { aContact, aCourse, linkFor, make, read } from './staff-api';

test('A1-3: курс-чернетка: лист є, курсу не видно, доки його не опубліковано', async ({ staff, stranger }) => {
  const email = 'oksana.potter@example.com';
  const page = await staff({ locale: 'uk-UA' });
  const course = await aCourse(page, { title: 'Кераміка', status: 'draft', lessons: ['Глина', 'Круг', 'Випал'] });
  const { id } = await aContact(page, { email, first_name: 'Оксана', last_name: 'Гончар', language: 'uk' });
  await page.goto(`/admin/contacts/${id}?tab=products`);
  await page.getByRole('button', { name: 'Продукт', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Продукт').first().click();
  await page.getByRole('option', { name: 'Кераміка (чернетка)' }).click();
  await expect(dialog.getByRole('radio', { name: 'За пропозицією' })).toBeChecked();
  await expect(dialog.getByText('Цей курс є чернеткою: лист надійде, але нічого не буде видно до публікації.')).toBeVisible();
  await foretells(dialog, [`1 лист на ${email} про доступ буде затримано`]);
  await picture(page, 'a1-3-dialog');
  await dialog.getByRole('button', { name: 'Надати доступ' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => countsOf(page, id)).toEqual({ contact: id, orders: 1, grants: 1, mails: 1 });

  const learner = await stranger({ locale: 'uk-UA', viewport: { width: 360, height: 740 } });
  await learner.goto(await linkFor(page, email));
  await expect(learner.getByText('ще готується')).toBeVisible();
  await seesNoBarrier(learner);
  await picture(learner, 'a1-3-link');
  await learner.getByRole('button', { name: 'Увійти' }).click();
  await expect(learner.getByText('Курсів ще немає')).toBeVisible();
  await expect(learner.getByText('Кераміка')).toBeHidden();

  await page.goto(`/admin/courses/${course.id}`);
  await page.getByRole('button', { name: 'Опублікувати' }).click();
  // Somebody is inside: it says first what they get.
  const publishing = page.getByRole('dialog', { name: 'Опублікувати «Кераміка»?' });
  await expect(publishing).toContainText('1 людина отримає більше уроків.');
  await publishing.getByRole('button', { name: 'Опублікувати' }).click();
  await expect(page.getByText('Курс опубліковано')).toBeVisible();
  await learner.reload();
  await learner.getByRole('link', { name: 'Кераміка' }).click();
  await expect(learner.getByRole('main').getByRole('listitem').getByRole('link')).toHaveCount(3);
  await picture(learner, 'a1-3-after');
  expect(await countsOf(page, id)).toMatchObject({ orders: 1, grants: 1 });
});

test('A1-4: une offre sans e-mail d’accès donne l’accès en silence et compte une vente', async ({ staff, student }) => {
  const email = 'hugo.martin@example.com';
  const page = await staff({ locale: 'fr-FR' });
  await aCourse(page, { title: 'Chant choral', status: 'published', lessons: ['Respirer', 'Poser la voix'] });
  await page.goto('/admin/offers/new');
  await page.getByLabel('Titre').fill('Chorale à la carte');
  await page.getByRole('combobox', { name: 'Produit' }).click();
  await page.getByRole('option', { name: 'Chant choral' }).click();
  await page.getByRole('combobox', { name: 'E-mail d’accès' }).click();
  await page.getByRole('option', { name: 'Ne pas envoyer' }).click();
  await picture(page, 'a1-4-offer');
  await page.getByRole('button', { name: 'Créer l’offre' }).click();
  await expect(page.getByRole('heading', { name: 'Chorale à la carte' })).toBeVisible();
  const learner = await student(email, { locale: 'fr-FR', viewport: { width: 360, height: 740 } });
  await expect(learner.getByText('Chant choral')).toBeHidden();
  const contact = await idOf(page, email);
  const before = await countsOf(page, contact);

  await page.goto('/admin/offers');
  const row = page.getByRole('row', { name: /Chorale à la carte/ });
  await expect(row).toContainText('0');
  await row.getByRole('button', { name: /Ajouter un acheteur/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Existant').click();
  await dialog.getByPlaceholder(/Rechercher/).fill('hugo mart');
  await page.getByRole('option', { name: /Hugo Martin/ }).click();
  await foretells(dialog, ['Hugo Martin verra 2 leçons de «\u00a0Chant choral\u00a0»', 'Aucun e-mail ne sera envoyé.']);
  await picture(page, 'a1-4-dialog');
  await dialog.getByRole('button', { name: 'Donner l’accès' }).click();
  await rest(page, 'Accès donné à Hugo Martin');
  await expect(row).toContainText('1');
  await learner.reload();
  await expect(learner.getByText('Chant choral')).toBeVisible();
  const after = { contact, orders: before.orders + 1, grants: before.grants + 1, mails: before.mails };
  expect(await countsOf(page, contact)).toEqual(after);

  await takeBack(page, 'Annuler l’action', 'Action annulée');
  await expect(row).toContainText('0');
  await learner.reload();
  await expect(learner.getByRole('heading', { name: 'Mes cours' })).toBeVisible();
  await expect(learner.getByText('Chant choral')).toBeHidden();
});

test('A1-6: оплату поза звітами записано на замовленні, а звіт не змінився', async ({ staff }) => {
  const page = await staff({ locale: 'uk-UA' });
  await page.goto('/admin/contacts');
  const contact = await idOf(page, 'olena.koval@example.com');
  const course = await aCourse(page, { title: 'Фотографія', status: 'published', lessons: ['Світло'] });
  const policy = { period: { type: 'months', count: 3 } };
  await make(page, '/api/offers', { title: 'Фото на три місяці', price: { amount: 12900, currency: 'EUR' }, lines: [{ product: course.id, policy }] });
  const revenue = await read(page, '/api/reports/revenue');
  await page.goto(`/admin/contacts/${contact}?tab=products`);
  await page.getByRole('button', { name: 'Продукт', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Продукт').first().click();
  await page.getByRole('option', { name: 'Фотографія' }).click();
  await dialog.getByRole('combobox', { name: 'Пропозиція' }).click();
  await page.getByRole('option', { name: /Фото на три місяці/ }).click();
  await dialog.getByRole('button', { name: 'Змінити' }).click();
  await dialog.getByRole('switch', { name: 'Цей доступ оплачено' }).check();
  await expect(dialog.getByLabel('Сума')).toHaveValue(/129/);
  await dialog.getByLabel('Сума').fill('79,50');
  await dialog.getByRole('switch', { name: 'Враховувати у звітах' }).uncheck();
  await foretells(dialog, [/бачитиме 1 урок з «Фотографія» до /, /79,50\s€ буде записано як оплату, без урахування у звітах/]);
  await picture(page, 'a1-6-dialog');
  await dialog.getByRole('button', { name: 'Надати доступ' }).click();
  await rest(page, /Доступ надано/);

  const [given] = (await read(page, `/api/contacts/${contact}/grants`)).items;
  const order = await read(page, `/api/orders/${given.order.id}`);
  expect(order.payments).toHaveLength(1);
  expect(order.payments[0]).toMatchObject({ amount: { amount: 7950, currency: 'EUR' }, in_reports: false });
  const after = await read(page, '/api/reports/revenue');
  expect(after.items.map(countedOnly)).toEqual(revenue.items.map(countedOnly));
  const currencies = after.items.map((sum: { currency: string }) => sum.currency);
  expect(new Set(currencies).size).toBe(currencies.length);

  await takeBack(page, 'Повернути', 'Дію скасовано');
  expect(await read(page, '/api/reports/revenue')).toEqual(revenue);
  await expect(page.getByText('Фото на три місяці')).toBeHidden();
  await expect(whatWillHappen(dialog)).toBeHidden();
});

const countedOnly = ({ currency, counted }: { currency: string; counted: unknown }) => ({ currency, counted });
