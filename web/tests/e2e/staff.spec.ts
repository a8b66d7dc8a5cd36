// SPDX-License-Identifier: Apache-2.0
import { expect, seesNoBarrier, test } from './school';

test('staff find a person without accents or hyphens', async ({ owner, school }) => {
  await owner.goto(`${school.url}/admin/contacts`);
  await owner.getByPlaceholder(/Search by name/).fill('jean luc');
  await expect(owner.getByText('Jean-Luc Petit')).toBeVisible();
  await expect(owner.getByText('Zoe Papadopoulos')).toBeHidden();
  await seesNoBarrier(owner);
});

test('A1-1: a new member with full access opens every lesson at once', async ({ owner, school }) => {
  await owner.goto(`${school.url}/admin/courses`);
  await owner.getByText('Yoga for beginners').first().click();
  await owner.getByRole('tab', { name: 'Members' }).click();
  await owner.getByRole('button', { name: /Add a member|Member/ }).first().click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel(/E-mail/).first().fill('new.member@example.com');
  await dialog.getByText('Full access', { exact: true }).first().click();
  await expect(dialog.getByRole('status')).toContainText(/9 lessons/);
  await dialog.getByRole('button', { name: 'Give access' }).click();
  await expect(dialog).toBeHidden();
  await expect(owner.getByText('new.member@example.com').first()).toBeVisible();
});

test('the card of a contact says what they hold, and a revoked access can be taken back', async ({ owner, school }) => {
  await owner.goto(`${school.url}/admin/contacts?search=thomas`);
  await owner.getByText('Thomas Wagner').click();
  await owner.getByRole('tab', { name: 'Products' }).click();
  await expect(owner.getByText('Yoga for beginners').first()).toBeVisible();
  await owner.getByRole('button', { name: 'Revoke' }).first().click();
  await owner.getByRole('dialog').getByRole('button', { name: /Revoke/ }).click();
  await owner.getByRole('button', { name: 'Undo' }).click();
  await expect(owner.getByRole('button', { name: 'Revoke' }).first()).toBeVisible();
});

for (const [path, heading] of [
  ['courses', 'Courses'],
  ['offers', 'Offers'],
  ['orders', 'Orders'],
  ['mails', 'E-mails'],
] as const) {
  test(`the page of ${path} has no barrier, light and dark, wide and narrow`, async ({ owner, school }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await owner.emulateMedia({ colorScheme });
      for (const width of [1280, 360]) {
        await owner.setViewportSize({ width, height: 800 });
        await owner.goto(`${school.url}/admin/${path}`);
        await expect(owner.getByRole('heading', { name: heading }).first()).toBeVisible();
        await seesNoBarrier(owner);
      }
    }
  });
}
