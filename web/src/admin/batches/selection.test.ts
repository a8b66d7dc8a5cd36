// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { actOf, nameOf, rightFor } from './act-values';
import { type BulkList, courseOf, ofOf, selectionOf } from './selection';

const ticked = { ids: new Set(['con_1', 'con_2']), all: false };
const all = { ids: new Set<string>(), all: true };
const filter = { search: '', tag: [], product: 'prd_1', language: undefined, sort: 'newest' };
const contacts: BulkList = { kind: 'contacts', filter };
const members: BulkList = { kind: 'members', product: 'prd_2', filter: { state: 'active' } };
const orders: BulkList = { kind: 'orders', filter };

describe('whom a change of many is about', () => {
  it('is exactly who was ticked', () => {
    expect(selectionOf(contacts, ticked)).toEqual({ contacts: ['con_1', 'con_2'] });
    expect(selectionOf(members, ticked)).toEqual({ contacts: ['con_1', 'con_2'] });
    expect(selectionOf(orders, ticked)).toEqual({ order_ids: ['con_1', 'con_2'] });
  });

  it('is the filter, and no list of people, where all that match are meant', () => {
    expect(selectionOf(contacts, all)).toEqual({ people: { product: 'prd_1', sort: 'newest' } });
    expect(selectionOf(members, all)).toEqual({ members: { product: 'prd_2', state: 'active' } });
    expect(selectionOf(orders, all)).toEqual({ orders: { product: 'prd_1', sort: 'newest' } });
  });

  it('never touches another course than the one whose members were chosen', () => {
    expect(ofOf(members, 'revoke', { product: 'prd_9', offer: '' })).toEqual({ product: 'prd_2' });
    expect(ofOf(members, 'extend', { product: '', offer: 'off_1' })).toEqual({ product: 'prd_2', offer: 'off_1' });
  });

  it('begins with the course the list is filtered by, and may be every course', () => {
    expect(courseOf(contacts)).toBe('prd_1');
    expect(courseOf({ kind: 'orders', filter: {} })).toBe('');
    expect(ofOf(contacts, 'freeze', { product: '', offer: '' })).toBeNull();
  });

  it('names no access where a person is meant', () => {
    expect(ofOf(members, 'tag', { product: 'prd_2', offer: '' })).toBeNull();
    expect(ofOf(contacts, 'give', { product: 'prd_1', offer: '' })).toBeNull();
  });
});

describe('what is done to each', () => {
  it('is asked for only when it is complete', () => {
    expect(actOf.extend({ amount: '', unit: 'days' })).toBeNull();
    expect(actOf.extend({ amount: 2, unit: 'months' })).toEqual({ extend: { months: 2 } });
    expect(actOf.set_end({ kind: 'day', until: '' })).toBeNull();
    expect(actOf.set_end({ kind: 'never', until: '2027-01-01' })).toEqual({ set_end: { until: null } });
    expect(actOf.freeze({ amount: 7, unit: 'days', start: 'day', from: '' })).toBeNull();
    expect(actOf.tag({ names: [] })).toBeNull();
  });

  it('is recognised in what the server sends, where every other act is null', () => {
    const sent = { give: null, change_plan: null, extend: null, freeze: { days: 7 }, tag: null };
    expect(nameOf(sent as never)).toBe('freeze');
  });

  it('asks for the right of the single act', () => {
    expect([rightFor('tag'), rightFor('access_mail'), rightFor('revoke')]).toEqual([
      'edit_contacts',
      'send_mails',
      'give_access',
    ]);
  });
});
