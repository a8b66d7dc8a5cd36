// SPDX-License-Identifier: Apache-2.0
import { expect, seesNoBarrier, test } from './school';

test('staff find a person without accents or hyphens', async ({ owner, school }) => {
  await owner.goto(`${school.url}/admin/contacts`);
  await owner.getByPlaceholder(/Search by name/).fill('jean luc');
  await expect(owner.getByText('Jean-Luc Petit')).toBeVisible();
  await expect(owner.getByText('Zoe Papadopoulos')).toBeHidden();
  await seesNoBarrier(owner);
});

test('the card of a contact says what they hold, and a revoked access can be taken back', async ({ owner, school }) => {
  await owner.goto(`${school.url}/admin/contacts?search=thomas`);
  await owner.getByText('Thomas Wagner').click();
  await owner.getByRole('tab', { name: 'Products' }).click();
  await expect(owner.getByText('Yoga for beginners').first()).toBeVisible();
  const menu = owner.getByRole('button', { name: 'More for “Yoga for beginners”' });
  const revoke = owner.getByRole('menuitem', { name: 'Revoke access' });
  await menu.click();
  await revoke.click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Revoke access' }).click();
  await owner.getByRole('button', { name: 'Undo' }).click();
  await menu.click();
  await expect(revoke).toBeVisible();
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
