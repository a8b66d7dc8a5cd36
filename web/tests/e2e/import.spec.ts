// SPDX-License-Identifier: Apache-2.0
// Door 6: from a file to a first lesson, and back again.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { aTable, figure, giveFile, press } from './import';
import { expect, picture, seesNoBarrier, seesNoBarrierAnywhere, test } from './school';
import { linkFor, read } from './staff-api';

const course = 'Yoga for beginners';

/** Begun behind the + of the contacts, with the demo course and its mails. */
async function importWithAccess(owner: Page, file: Parameters<typeof giveFile>[1]) {
  await owner.goto('/admin/contacts');
  await owner.getByRole('button', { name: 'Add contact' }).click();
  await owner.getByRole('dialog').getByRole('tab', { name: 'Import' }).click();
  await giveFile(owner, file);
  await expect(owner.getByRole('heading', { name: 'What the columns mean' })).toBeVisible();
  await expect(owner.getByLabel('Meaning of “Email”').first()).toHaveValue('E-mail');
  await picture(owner, 'import-columns');
  await press(owner, 'Continue');
  await owner.getByLabel('One offer for everybody').click();
  await owner.getByRole('combobox', { name: 'Offer', exact: true }).click();
  await owner.getByRole('option', { name: `${course} – Full access` }).click();
  await owner.getByLabel('Send the access e-mails').click();
  await press(owner, 'Check the rows');
}

test('door 6: people of a file get access, and one of them signs in by the mail and opens the first lesson', async ({
  owner,
  stranger,
}) => {
  test.slow();
  await importWithAccess(owner, aTable(12));
  const effects = owner.getByRole('status').filter({ hasText: 'What the import will do' });
  await expect(effects).toContainText('12 new contacts will be added.');
  await expect(effects).toContainText('12 accesses will be given.');
  await expect(effects).toContainText('12 e-mails will be held until you release them.');
  await expect(effects).toContainText('2 rows are skipped.');
  expect((await read(owner, '/api/contacts?search=ida.berg')).total).toBe(0);
  await seesNoBarrier(owner);
  await picture(owner, 'import-check');

  await press(owner, 'Import 12 rows');
  await expect(figure(owner, 'Created')).toContainText('12');
  await expect(figure(owner, 'Skipped')).toContainText('2');
  await seesNoBarrierAnywhere(owner);

  await owner.goto('/admin/mails?search=ida.berg.7@example.org');
  await owner.getByRole('table').getByRole('button').first().click();
  const preview = owner.getByRole('dialog');
  await expect(preview).toContainText('ida.berg.7@example.org');
  await picture(owner, 'import-mail');

  const page = await stranger({ locale: 'en-GB', viewport: { width: 360, height: 740 } });
  await page.goto(await linkFor(owner, 'ida.berg.7@example.org'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('main').getByText(course).first().click();
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/lessons\/les_/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await picture(page, 'import-lesson');
});

test('the same with a thousand people that nobody here made up', async ({ owner }) => {
  const file = join(import.meta.dirname, '../../../../shared/data/contacts/people-1000.csv');
  test.skip(!existsSync(file), 'the file lies beside the repository, or nowhere');
  test.slow();
  await importWithAccess(owner, file);
  await press(owner, 'Import 1,000 rows');
  await owner.reload();
  await expect(figure(owner, 'Created')).toContainText('1,000', { timeout: 50_000 });
});

test('імпорт списку з курсу на телефоні: питання, відповідь, скасування', async ({ staff }) => {
  test.slow();
  const page = await staff({ locale: 'uk-UA', viewport: { width: 360, height: 740 } });
  await page.goto('/admin/courses');
  await page.getByText(course).first().click();
  await page.getByRole('tab', { name: 'Учасники' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Учасник' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: 'Імпорт' }).click();
  await dialog
    .getByRole('textbox')
    .fill('Пошта\tІм’я\nnova.liudyna@example.org\tОксана\nthomas.wagner@example.com\tПетро\nне адреса\tХтось\n');
  await seesNoBarrier(page);
  await dialog.getByRole('button', { name: 'Прочитати список' }).click();
  await expect(page.getByRole('heading', { name: 'Що означають стовпці' })).toBeVisible();
  await seesNoBarrierAnywhere(page);
  await press(page, 'Далі');
  await page.getByLabel(`Повний доступ до «${course}»`).click();
  await seesNoBarrierAnywhere(page);
  await press(page, 'Перевірити рядки');

  await expect(page.getByText('1 рядок має відому адресу з іншим ім’ям')).toBeVisible();
  await expect(page.getByText('Жодного листа не буде надіслано.').first()).toBeVisible();
  await page.getByRole('radiogroup').getByText('Та сама людина').click();
  await expect(page.getByText('1 рядок має відому адресу')).toBeHidden();
  await seesNoBarrierAnywhere(page);
  await picture(page, 'import-uk');
  await press(page, /Імпортувати 2/);

  await expect(figure(page, 'Створено')).toContainText('1');
  await expect(figure(page, 'Упізнано')).toContainText('1');
  expect((await read(page, '/api/mails?search=nova.liudyna')).total).toBe(0);
  await press(page, 'Скасувати імпорт');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Скасувати імпорт' }).click();
  await expect(page.getByText('Те, чого відтоді торкалися, залишилося.')).toBeVisible();
  expect((await read(page, '/api/contacts?search=nova.liudyna')).total).toBe(0);
});

test('what is no table is refused with the reason, and a reload or a way back loses nothing', async ({ owner }) => {
  await owner.goto('/admin/imports/new');
  const pdf = Buffer.from(`%PDF-1.4\n${'0'.repeat(2000)}`);
  await owner.locator('input[type="file"]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: pdf });
  await expect(owner.getByRole('alert')).toContainText('This is not a table');
  const dates = 'Email,Joined\nkim@example.org,03/04/2026\nlee@example.org,05/06/2026\n';
  await giveFile(owner, { name: 'dates.csv', mimeType: 'text/csv', buffer: Buffer.from(dates) });
  await owner.getByLabel('Meaning of “Joined”').first().click();
  await owner.getByRole('option', { name: 'Access start' }).click();
  await expect(owner.getByText('How is “03/04/2026” meant?')).toBeVisible();
  await press(owner, 'Continue');
  await expect(owner.getByText('Say whether the day or the month comes first.')).toBeVisible();
  await owner.getByLabel('Day first: 3 April 2026').click();
  await expect(owner.getByText('→ 3 April 2026')).toBeVisible();
  await owner.reload();
  await expect(owner.getByLabel('Meaning of “Joined”').first()).toHaveValue('Access start');
  await expect(owner.getByText('→ 5 June 2026')).toBeVisible();
  await press(owner, 'Continue');
  await expect(owner).toHaveURL(/step=options/);
  await owner.goBack();
  await expect(owner.getByRole('heading', { name: 'What the columns mean' })).toBeVisible();
});
