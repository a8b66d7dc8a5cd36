// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it } from 'vitest';
import { lastOfferOf, rememberChoices, withLastChoices } from './last-choices';

const initial = { kind: 'offer', access: 'standard', reason: 'paid_elsewhere', in_reports: true };

describe('what was chosen the last time', () => {
  beforeEach(() => localStorage.clear());

  it('is proposed at the same door and at no other', () => {
    rememberChoices('door-3', { ...initial, access: 'none', reason: 'gift' });
    expect(withLastChoices('door-3', initial)).toMatchObject({ access: 'none', reason: 'gift' });
    expect(withLastChoices('door-1', initial)).toEqual(initial);
  });

  it('never brings back people, amounts or notes', () => {
    rememberChoices('door-3', { ...initial, note: 'Secret', amount: '49', email: 'a@example.com' });
    expect(localStorage.getItem('stoa.door.door-3')).not.toMatch(/Secret|49|example/);
  });

  it('leaves alone what the offer itself says', () => {
    rememberChoices('door-5', { ...initial, access: 'none' });
    expect(withLastChoices('door-5', initial, ['access']).access).toBe('standard');
  });

  it('remembers one offer for each product', () => {
    rememberChoices('door-3', { ...initial, product: 'prd_1', offer: 'off_1' });
    rememberChoices('door-3', { ...initial, product: 'prd_2', offer: 'off_2' });
    rememberChoices('door-3', { ...initial, product: 'prd_1', offer: 'off_9' });
    expect(lastOfferOf('prd_1')).toBe('off_9');
    expect(lastOfferOf('prd_2')).toBe('off_2');
    expect(lastOfferOf('prd_3')).toBeUndefined();
  });

  it('is forgotten when it cannot be read', () => {
    localStorage.setItem('stoa.door.door-3', '{broken');
    expect(withLastChoices('door-3', initial)).toEqual(initial);
  });
});
