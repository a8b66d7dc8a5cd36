// SPDX-License-Identifier: Apache-2.0
// Door 4: conditions written by hand.
import { countsOf, foretells, programme } from './doors';
import { expect, picture, seesNoBarrier, test } from './school';
import { aContact, aCourse, make, read } from './staff-api';

const days = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const fortnight = 14;

/** The wall clock of the school at an instant: `2026-11-22 03:09:30`. */
const inParis = (at: string) => new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Paris' });

const daysLater = (wall: string, count: number) => {
  const [day = '', time = ''] = wall.split(' ');
  const later = new Date(`${day}T00:00:00Z`);
  later.setUTCDate(later.getUTCDate() + count);
  return `${later.toISOString().slice(0, 10)} ${time}`;
};

test('A1-5: two lessons of ten for fourteen days, without payment', { tag: '@both' }, async ({ owner, student }) => {
  const email = 'nina.holt@example.com';
  const course = await aCourse(owner, { title: 'Ten days of drawing', status: 'published', lessons: days });
  const { id } = await aContact(owner, { email, first_name: 'Nina', last_name: 'Holt', language: 'en' });
  await owner.goto(`/admin/contacts/${id}?tab=orders`);
  await owner.getByRole('button', { name: 'Order', exact: true }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('Product').first().click();
  await owner.getByRole('option', { name: course.title }).click();
  await dialog.getByRole('radio', { name: 'Chosen modules and lessons' }).check();
  if (await dialog.getByRole('checkbox', { name: 'I', exact: true }).isChecked()) {
    await dialog.getByRole('checkbox', { name: 'I', exact: true }).uncheck();
  }
  await expect(dialog.getByRole('button', { name: 'Give access' })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'Two', exact: true }).check();
  await dialog.getByRole('checkbox', { name: 'Five', exact: true }).check();
  await expect(dialog.getByText('2 of 10 lessons open')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'How long' }).click();
  await owner.getByRole('option', { name: 'Days', exact: true }).click();
  await dialog.getByLabel('How many').fill(String(fortnight));
  await expect(dialog.getByRole('switch', { name: 'Payment required' })).not.toBeChecked();
  await foretells(dialog, [
    /Nina Holt will see 2 lessons of “Ten days of drawing” until \d/,
    `1 e-mail to ${email} about the access will be held until you release it.`,
  ]);
  await seesNoBarrier(owner);
  await picture(owner, 'a1-5-dialog');
  await dialog.getByRole('button', { name: 'Give access' }).click();
  await expect(dialog).toBeHidden();

  const [grant] = (await read(owner, `/api/contacts/${id}/grants`)).items;
  expect(grant).toMatchObject({ kind: 'individual', offer: null, paid: false, lessons_open: 2, lessons_total: 10 });
  expect(inParis(grant.end_at)).toBe(daysLater(inParis(grant.start_at), fortnight));
  expect((await read(owner, `/api/orders/${grant.order.id}`)).payments).toEqual([]);

  const learner = await student(email, { locale: 'en-GB', viewport: { width: 360, height: 740 } });
  await learner.getByRole('link', { name: course.title }).click();
  const { lessons, links } = programme(learner);
  await expect(lessons).toHaveCount(10);
  await expect(links).toHaveText([/Two/, /Five/]);
  await expect(lessons.filter({ hasText: 'Not in your plan' })).toHaveCount(8);
  await seesNoBarrier(learner);
  await picture(learner, 'a1-5-programme');
});

test('A1-5: the team sees the lessons close at the end of the fourteenth day', { tag: '@both' }, async ({ owner, student }) => {
  const email = 'otto.brandt@example.com';
  const course = await aCourse(owner, { title: 'Four days of ink', status: 'published', lessons: days.slice(0, 4) });
  const { id } = await aContact(owner, { email, first_name: 'Otto', last_name: 'Brandt', language: 'en' });
  const modules = (await read(owner, `/api/products/${course.id}`)).modules;
  const [first] = modules[0].lessons;
  const scope = { type: 'selected', lessons: [first.id], sections: [] };
  const policy = { scope, period: { type: 'days', count: fortnight } };
  const line = { product: course.id, policy };
  const given = await make(owner, `/api/contacts/${id}/orders`, { lines: [line], payment_required: false, reason: 'gift' });
  expect(given.grants).toHaveLength(1);
  const [grant] = (await read(owner, `/api/contacts/${id}/grants`)).items;
  const ask = (at: number) =>
    read(owner, `/api/contacts/${id}/access?product=${course.id}&at=${new Date(at).toISOString().slice(0, 19)}Z`);
  const end = Date.parse(grant.end_at);
  expect((await ask(end - 1000)).lessons[0].answer).toMatchObject({ outcome: 'open', until: grant.end_at });
  expect((await ask(end)).lessons[0].answer).toMatchObject({ outcome: 'locked', reason: 'expired' });

  await owner.goto(`/admin/contacts/${id}?tab=products`);
  await owner.getByRole('button', { name: 'Why?' }).click();
  const why = owner.getByRole('dialog');
  await expect(why.getByText(/Open until/)).toHaveCount(1);
  await expect(why.getByText('not in the plan')).toHaveCount(3);
  await picture(owner, 'a1-5-why');

  const learner = await student(email, { locale: 'en-GB', viewport: { width: 360, height: 740 } });
  await expect(learner.getByText(course.title)).toBeVisible();
  await owner.keyboard.press('Escape');
  await owner.getByRole('tab', { name: 'History' }).click();
  await owner.getByRole('button', { name: 'Undo' }).first().click();
  await expect(owner.getByText('Taken back').first()).toBeVisible();
  expect(await countsOf(owner, id)).toMatchObject({ orders: 0, grants: 0 });
  await learner.reload();
  await expect(learner.getByText('No courses yet')).toBeVisible();
});
