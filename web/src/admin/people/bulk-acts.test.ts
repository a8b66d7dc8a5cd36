// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { actsFor } from './bulk-acts';

const everything = () => true;
const contacts = { kind: 'contacts' as const, filter: {} };

it('orders that differ from their offer are brought back by the first button, and once only', () => {
  const { first, more } = actsFor({ kind: 'orders', filter: { individual: true } }, everything, 3);
  expect(first).toEqual(['back_to_offer', 'change_plan', 'extend']);
  expect(more.flat()).not.toContain('back_to_offer');
  expect(more.flat()).toContain('freeze');
});

it('the acts that are wanted most have a button, the others stand behind the dots, once each', () => {
  const { first, more } = actsFor({ kind: 'members', product: 'prd_1', filter: {} }, everything, 3);
  expect(first).toEqual(['change_plan', 'extend', 'freeze']);
  expect(more.at(-1)).toEqual(['revoke']);
  const all = [...first, ...more.flat()];
  expect(new Set(all).size).toBe(all.length);
});

it('a phone has room for one button, and nothing is lost', () => {
  const desk = actsFor(contacts, everything, 3);
  const phone = actsFor(contacts, everything, 1);
  expect(phone.first).toEqual(['give']);
  expect([...phone.first, ...phone.more.flat()].toSorted()).toEqual([...desk.first, ...desk.more.flat()].toSorted());
});

it('whoever may only edit contacts is offered tags, and nothing about access', () => {
  const { first, more } = actsFor({ kind: 'orders', filter: {} }, (right) => right === 'edit_contacts', 3);
  expect(first).toEqual(['tag', 'untag']);
  expect(more).toEqual([]);
});
