// SPDX-License-Identifier: Apache-2.0
// What somebody of the team settles for themselves: password, second factor, devices.
import type { Page } from '@playwright/test';
import { expect, picture, seesNoBarrierAnywhere, test } from './school';
import { linkFor, make } from './staff-api';
import { codeOf } from './totp';

const email = 'office@example.com';
const password = 'four sleepy owls on a wire';
const newPassword = 'nine brave snails in the rain';

const openAccount = async (page: Page) => {
  await page.goto('/admin/account');
  await expect(page.getByRole('heading', { name: 'My account' })).toBeVisible();
};

async function signIn(page: Page, secret: string) {
  await page.goto('/admin/contacts');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: /^Menu of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}

test('a member of the team adds a second factor, signs in with it and with a recovery code', async ({
  owner,
  stranger,
}) => {
  await make(owner, '/api/team', { name: 'Odile Renard', email, role: 'office' });
  const page = await stranger({ locale: 'en-GB' });
  await page.goto(await linkFor(owner, email));
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: /Set the password/ }).click();
  await expect(page.getByRole('heading', { name: 'Contacts' })).toBeVisible();

  await openAccount(page);
  await seesNoBarrierAnywhere(page);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Odile Renard-Petit');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Menu of Odile Renard-Petit' })).toBeVisible();

  await page.getByRole('button', { name: 'Set up a second factor' }).click();
  const enrol = page.getByRole('dialog');
  await expect(enrol.getByRole('img', { name: 'QR code of the key' })).toBeVisible();
  const secret = await enrol.locator('pre').innerText();
  await seesNoBarrierAnywhere(page);
  await picture(page, 'totp-enrol');
  await enrol.getByLabel('Code from your app').fill('12345');
  await enrol.getByRole('button', { name: 'Confirm' }).click();
  await expect(enrol.getByText('The code has six digits.')).toBeVisible();
  await enrol.getByLabel('Code from your app').fill(codeOf(secret));
  await enrol.getByRole('button', { name: 'Confirm' }).click();

  const codes = page.getByRole('dialog').getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recovery = (await codes.allInnerTexts())[0] ?? '';
  await picture(page, 'totp-recovery-codes');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 recovery codes left')).toBeVisible();
  await signOut(page);

  await signIn(page, password);
  await page.getByLabel('Code from your app').fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText(/The code is wrong/)).toBeVisible();
  await page.getByLabel('Code from your app').fill(codeOf(secret, 1));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Contacts' })).toBeVisible();
  await signOut(page);

  await signIn(page, password);
  await page.getByLabel('Code from your app').fill(recovery.toUpperCase());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Contacts' })).toBeVisible();
  await openAccount(page);
  await expect(page.getByText('9 recovery codes left')).toBeVisible();
});

test('a changed password signs the other devices out', async ({ owner, stranger }) => {
  const member = 'support@example.com';
  await make(owner, '/api/team', { name: 'Sami Diop', email: member, role: 'support' });
  const page = await stranger({ locale: 'en-GB' });
  await page.goto(await linkFor(owner, member));
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: /Set the password/ }).click();
  await expect(page.getByRole('heading', { name: 'Contacts' })).toBeVisible();
  const other = await stranger({ locale: 'en-GB' });
  await other.goto('/admin/contacts');
  await other.getByLabel('E-mail').fill(member);
  await other.getByLabel('Password', { exact: true }).fill(password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other.getByRole('heading', { name: 'Contacts' })).toBeVisible();

  await openAccount(page);
  await expect(page.getByText('This device')).toHaveCount(1);
  await page.getByLabel('Present password').fill('not my password at all');
  await page.getByLabel('New password').fill(newPassword);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('This is not your present password.')).toBeVisible();
  await page.getByLabel('Present password').fill(password);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Password changed.', { exact: false })).toBeVisible();
  await other.reload();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
