// SPDX-License-Identifier: Apache-2.0
// Two people at the same thing, and the school's own words in its mails.
import { expect, picture, seesNoBarrier, seesNoBarrierAnywhere, test } from './school';
import { aContact, read } from './staff-api';

test('who saves second sees both versions, chooses field by field and loses nothing', async ({
  owner,
  staff,
}) => {
  const { id } = await aContact(owner, { email: 'lea.blanc@example.com', first_name: 'Lea', last_name: 'Blanc' });
  const colleague = await staff({ locale: 'en-GB' });
  for (const page of [owner, colleague]) {
    await page.goto(`/admin/contacts/${id}`);
    await expect(page.getByLabel('First name')).toHaveValue('Lea');
  }
  await colleague.getByLabel('First name').fill('Léa');
  await colleague.getByLabel('Last name').fill('Leblanc');
  await colleague.getByRole('button', { name: 'Save' }).click();
  await expect(colleague.getByText('Contact saved')).toBeVisible();

  await owner.getByLabel('First name').fill('Léa-Marie');
  await owner.getByLabel('Phone').fill('+33 6 12 34 56 78');
  await owner.getByRole('button', { name: 'Save' }).click();
  const dialog = owner.getByRole('dialog', { name: 'Somebody else changed this meanwhile' });
  await expect(dialog.getByText('Both of you changed this.')).toHaveCount(1);
  await expect(dialog.getByRole('radio', { name: 'First name: Yours' })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'Last name: Saved meanwhile' })).toBeChecked();
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'two-versions');

  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await expect(owner.getByLabel('Phone')).toHaveValue('+33 6 12 34 56 78');
  await owner.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('radio', { name: 'First name: Saved meanwhile' }).check();
  await dialog.getByRole('button', { name: 'Save this choice' }).click();
  await expect(owner.getByText('Contact saved')).toBeVisible();
  const saved = await read(owner, `/api/contacts/${id}`);
  expect(saved).toMatchObject({ first_name: 'Léa', last_name: 'Leblanc', phone: '+33612345678' });
});

test('a template of one’s own is written, refused, mended and chosen inside a door', async ({ owner }) => {
  const { id } = await aContact(owner, { email: 'paul.noir@example.com', first_name: 'Paul' });
  await owner.goto('/admin/settings/templates/new');
  await owner.getByLabel('Name of the template').fill('Warm welcome');
  await owner.getByLabel('Subject').fill('Come in, ');
  await owner.getByRole('button', { name: 'First name' }).click();
  await expect(owner.getByLabel('Subject')).toHaveValue('Come in, {{contact.first_name}}');
  await owner.getByLabel('Text', { exact: true }).fill('Dear {{contact.nickname}}');
  await owner.getByRole('button', { name: 'Save' }).click();
  await expect(owner.getByText(/A placeholder is not on the list/)).toBeVisible();
  await owner.getByLabel('Text', { exact: true }).fill('{{product.title}} is yours.');
  await owner.getByRole('combobox', { name: 'As this person reads it' }).click();
  await owner.getByRole('combobox', { name: 'As this person reads it' }).fill('paul');
  await owner.getByRole('option', { name: /paul.noir@example/ }).click();
  await expect(owner.getByText('Come in, Paul')).toBeVisible();
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'template');
  await owner.getByRole('button', { name: 'Save' }).click();
  await expect(owner.getByText('Template created')).toBeVisible();

  await owner.goto(`/admin/contacts/${id}?tab=products`);
  await owner.getByRole('button', { name: 'Product', exact: true }).click();
  const door = owner.getByRole('dialog', { name: 'Add a product' });
  await door.getByPlaceholder('Choose a product').click();
  await owner.getByRole('option', { name: 'Yoga for beginners' }).click();
  await door.getByRole('button', { name: 'Change' }).click();
  await door.getByRole('combobox', { name: 'E-mail about the access' }).click();
  await expect(owner.getByRole('option', { name: 'Warm welcome' })).toBeVisible();
  await owner.keyboard.press('Escape');
  await door.getByRole('button', { name: 'New template: E-mail about the access' }).click();
  const over = owner.getByRole('dialog', { name: 'New template: E-mail about the access' });
  await over.getByLabel('Name of the template').fill('Made here');
  await over.getByLabel('Subject').fill('Yoga begins');
  await over.getByLabel('Text', { exact: true }).fill('See you there.');
  // At the end of the dialog nothing lies half under its buttons, which would count as too small.
  await over.getByRole('button', { name: 'Open lessons' }).hover();
  await seesNoBarrier(owner);
  await over.getByRole('button', { name: 'Create the template' }).click();
  await expect(over).toBeHidden();
  await expect(door.getByRole('combobox', { name: 'E-mail about the access' })).toHaveValue('Made here');
  await door.getByRole('button', { name: 'Give access' }).click();
  await expect(door).toBeHidden();
  await expect
    .poll(async () => (await read(owner, `/api/contacts/${id}/mails`)).items[0]?.subject)
    .toBe('Yoga begins');
});
