// SPDX-License-Identifier: Apache-2.0
// What several people at one school need: to see what runs, to change things after one another,
// and to read dates by their own clock.
import { figure, giveFile, press } from './import';
import { expect, picture, seesNoBarrier, seesNoBarrierAnywhere, test } from './school';
import { aContact, aCourse, make, read } from './staff-api';

const manyPeople = (count: number) => ({
  name: 'fair.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `Email,First name\n${Array.from({ length: count }, (_, i) => `guest.${i}@example.org,Guest${i}`).join('\n')}\n`,
  ),
});

test('an import that runs is seen from everywhere, its end is told, and it gets another name', async ({ owner }) => {
  test.slow();
  await owner.goto('/admin/imports/new');
  await giveFile(owner, manyPeople(9000));
  await press(owner, 'Continue');
  await press(owner, 'Check the rows');
  await press(owner, 'Import 9,000 rows');
  await owner.getByRole('navigation').getByRole('link', { name: 'Courses' }).click();
  const running = owner.getByRole('banner').getByRole('link', { name: /^Import \d+\s?%$/ });
  await expect(running).toBeVisible();
  await seesNoBarrier(owner);
  await picture(owner, 'import-in-header');
  const told = owner.getByRole('status').filter({ hasText: 'Import of contacts: done' });
  await expect(told).toBeVisible({ timeout: 60_000 });
  await expect(running).toBeHidden();
  await told.getByRole('link', { name: 'Look' }).click();
  await expect(figure(owner, 'Created')).toContainText('9,000');

  await press(owner, 'Rename');
  const dialog = owner.getByRole('dialog', { name: 'Rename the import' });
  await dialog.getByLabel('Name').fill('Spring fair');
  await seesNoBarrierAnywhere(owner);
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(owner.getByRole('heading', { level: 1, name: 'Spring fair' })).toBeVisible();
  await owner.goto('/admin/imports');
  await expect(owner.getByRole('main').getByText('Spring fair')).toBeVisible();
});

test('a template in use says where, and goes when the standard e-mail takes its place', async ({ owner }) => {
  const course = await aCourse(owner, { title: 'Weaving', status: 'published', lessons: ['First'] });
  const texts = { en: { subject: 'Our loom', body: 'Come in' } };
  const template = await make(owner, '/api/mail-templates', { title: 'Loom', kind: 'access', texts });
  const offer = await make(owner, '/api/offers', {
    title: 'Weaving in spring',
    status: 'published',
    lines: [{ product: course.id, policy: {} }],
    mails: { activation: 'standard', access: { template: template.id } },
  });
  await owner.goto(`/admin/settings/templates/${template.id}`);
  await owner.getByRole('button', { name: 'Delete the template' }).click();
  const dialog = owner.getByRole('dialog', { name: 'Delete “Loom”?' });
  await expect(dialog.getByText('1 offer uses it')).toBeVisible();
  await expect(dialog.getByText('Weaving in spring')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Delete the template' })).toBeDisabled();
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'template-in-use');
  await dialog.getByLabel('Delete it and send the standard e-mail there instead').check();
  await dialog.getByRole('button', { name: 'Delete the template' }).click();
  await expect(owner.getByText('Template deleted')).toBeVisible();
  await expect(owner).toHaveURL(/settings\/templates$/);
  expect((await read(owner, `/api/offers/${offer.id}`)).mails.access).toBe('standard');
});

test('a member reads dates by their own clock, and both are named', async ({ owner }) => {
  await owner.goto('/admin/account');
  await owner.getByRole('combobox', { name: 'Time zone' }).click();
  await owner.getByRole('combobox', { name: 'Time zone' }).fill('Asia/Tokyo');
  await owner.getByRole('option', { name: 'Asia/Tokyo' }).click();
  await seesNoBarrierAnywhere(owner);
  await owner.getByRole('button', { name: 'Save' }).click();
  await expect(owner.getByText('Saved')).toBeVisible();
  await owner.goto('/admin/journal');
  const first = owner.getByRole('main').locator('time').first();
  await expect(first).toHaveAttribute('title', / in Tokyo · .* in /);
  await owner.goto('/admin/account');
  await owner.getByRole('combobox', { name: 'Time zone' }).click();
  await owner.getByRole('combobox', { name: 'Time zone' }).fill('Europe/Paris');
  await owner.getByRole('option', { name: 'Europe/Paris' }).click();
  await owner.getByRole('button', { name: 'Save' }).click();
  await expect(owner.getByText('Saved')).toBeVisible();
  await owner.goto('/admin/journal');
  await expect(first).not.toHaveAttribute('title', /Tokyo/);
});

test('what stands in the way of an undo is one click away', async ({ owner }) => {
  const course = await aCourse(owner, { title: 'Pottery', status: 'published', lessons: ['First'] });
  const { id } = await aContact(owner, { email: 'ines.vert@example.com', first_name: 'Inès' });
  const month = { type: 'days', count: 30 };
  const offer = await make(owner, '/api/offers', {
    title: 'A month of pottery',
    status: 'published',
    lines: [{ product: course.id, policy: { period: month } }],
  });
  const give = () => make(owner, `/api/contacts/${id}/grants`, { product: course.id, offer: offer.id });
  const first = (await give()).undo;
  const second = (await give()).undo;
  await owner.goto(`/admin/contacts/${id}?tab=history`);
  await owner.getByRole('button', { name: 'Undo' }).nth(1).click();
  const refused = owner.getByRole('alert').filter({ hasText: 'Something later stands on this.' });
  await seesNoBarrier(owner);
  await refused.getByRole('link', { name: 'Show what came later' }).click();
  await expect(owner).toHaveURL(new RegExp(`/journal/${second}$`));
  await expect(owner.getByRole('heading', { level: 1 })).toContainText('Inès');
  await seesNoBarrierAnywhere(owner);
  await picture(owner, 'newer-act');
  await owner.getByRole('main').getByRole('button', { name: 'Undo' }).click();
  await expect(owner.getByRole('main').getByText('Taken back')).toBeVisible();
  await owner.getByRole('link', { name: 'History of Inès' }).click();
  await owner.getByRole('button', { name: 'Undo' }).first().click();
  await expect.poll(async () => (await read(owner, `/api/journal/${first}`)).undone).toBe(true);
});

test('two who choose the team of a course at once see both choices', async ({ owner, staff }) => {
  const course = await aCourse(owner, { title: 'Glass', status: 'published', lessons: ['First'] });
  for (const [name, email] of [['Carla', 'carla@example.com'], ['Dario', 'dario@example.com']]) {
    await make(owner, '/api/team', { name, email, role: 'curator' });
  }
  const colleague = await staff({ locale: 'en-GB' });
  for (const page of [owner, colleague]) await page.goto(`/admin/courses/${course.id}?tab=settings`);
  const choose = async (page: typeof owner, name: string) => {
    await page.getByRole('combobox', { name: 'Team of the course' }).click();
    await page.getByRole('option', { name: new RegExp(name) }).click();
  };
  await expect(owner.getByRole('combobox', { name: 'Team of the course' })).toBeVisible();
  await choose(colleague, 'Carla');
  await expect(colleague.getByText('Team saved')).toBeVisible();
  await choose(owner, 'Dario');
  const dialog = owner.getByRole('dialog', { name: 'Somebody else changed this meanwhile' });
  await expect(dialog.getByText('Carla')).toBeVisible();
  await seesNoBarrierAnywhere(owner);
  await dialog.getByRole('radio', { name: 'Team of the course: Yours' }).check();
  await dialog.getByRole('button', { name: 'Save this choice' }).click();
  await expect(owner.getByText('Team saved')).toBeVisible();
  const team = await read(owner, `/api/products/${course.id}/team`);
  expect(team.items.map((one: { name: string }) => one.name)).toEqual(['Dario']);
});
