// SPDX-License-Identifier: Apache-2.0
import { expect, seesNoBarrier, test } from './school';

test('un participant entre avec le code de son e-mail, et ouvre sa première leçon', async ({ owner, school, browser }) => {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${school.url}/learn`);
  await page.getByRole('textbox').first().fill('chloe.dubois@example.com');
  await page.getByRole('button', { name: /code|lien/i }).first().click();

  // The owner reads the mail in the preview of the demo school.
  await owner.waitForTimeout(1500);
  const mails = await owner.request.get(`${school.url}/api/mails?limit=1`);
  const id = (await mails.json()).items[0].id as string;
  const mail = await (await owner.request.get(`${school.url}/api/mails/${id}`)).json();
  const code = /([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(mail.text as string)?.[1] ?? '';

  await page.getByRole('textbox').first().fill(code.toLowerCase().replace('-', ' '));
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByText('Cuisine de saison').first()).toBeVisible();
  await seesNoBarrier(page);
  await page.getByText('Cuisine de saison').first().click();
  await page.getByText('Bienvenue').first().click();
  await expect(page.getByText('Ici, on cuisine avec ce que le marché propose ce matin.')).toBeVisible();
  await seesNoBarrier(page);
  await context.close();
});
