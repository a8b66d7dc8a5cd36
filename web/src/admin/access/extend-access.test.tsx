// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GrantRow } from '../../api/types';
import { type Asked, answerWith, show, speak } from '../../testing/render';
import { ExtendAccess } from './extend-access';

const grant: GrantRow = {
  id: 'grt_1',
  product: { id: 'prd_1', title: 'Python', status: 'published' },
  offer: null,
  order: { id: 'ord_1', number: 1001 },
  kind: 'individual',
  state: 'active',
  start_at: '2026-01-01T12:00:00Z',
  end_at: '2026-04-09T12:00:00Z',
  frozen_until: null,
  frozen_from: null,
  lessons_open: 5,
  lessons_total: 5,
  paid: false,
  given_by: null,
  door: 'contact_product',
  reason: '',
  created_at: '2026-01-01T12:00:00Z',
  end_is_personal: false,
  individual: false,
  version: 3,
  can: ['extend'],
};

const effects = {
  as_of: '2026-02-01T00:00:00Z',
  contact: { name: 'Ana', is_new: false, existing: 'con_1' },
  products: [],
  mails: [],
  paid: null,
  in_reports: false,
  warnings: [],
};

const done = { grant: { ...grant, version: 4 }, effects, undo: 'jrn_1' };
const newer = { ...grant, version: 4, end_at: '2026-04-24T12:00:00Z' };
const stale = { status: 412, body: { type: '', title: '', status: 412, code: 'stale', request_id: '', current: newer } };

const acts = (asked: Asked[]) => asked.filter(({ method }) => method === 'POST');
const isRehearsal = ({ query }: Asked) => query.get('dry_run') === 'true';
const sentFor = (version: number) => ({ headers }: Asked) => headers.get('If-Match') === `"${version}"`;

async function typeTenDays() {
  await userEvent.type(await screen.findByLabelText(/By how much/), '10');
}

describe('extending an access', () => {
  beforeEach(() => speak('en'));

  it('keeps a number that is none or too long as it was typed, says so and sends nothing', async () => {
    const asked = answerWith(() => ({ body: done }));
    await show(<ExtendAccess grant={grant} name="Ana" onClose={() => undefined} />);
    const field = await screen.findByLabelText(/By how much/);
    for (const wrong of ['99999', '1.5', '-3', '0']) {
      await userEvent.clear(field);
      await userEvent.type(field, wrong);
      await userEvent.tab();
      expect(field).toHaveValue(wrong);
      expect(screen.getByText('A whole number from 1 to 3650.')).toBeInTheDocument();
      expect(screen.getByRole('button', { name: 'Extend the access' })).toBeDisabled();
    }
    expect(acts(asked)).toEqual([]);
  });

  it('does what was rehearsed, with the version that was seen and a reason', async () => {
    const asked = answerWith(() => ({ body: done }));
    let closed = false;
    await show(<ExtendAccess grant={grant} name="Ana" onClose={() => (closed = true)} />);
    const save = await screen.findByRole('button', { name: 'Extend the access' });
    expect(save).toBeDisabled();
    await typeTenDays();
    await userEvent.type(screen.getByLabelText('Reason for the history'), 'ill');
    await waitFor(() => expect(acts(asked).some(isRehearsal)).toBe(true));
    await screen.findByText('No e-mail will be sent.');
    await userEvent.click(save);
    await waitFor(() => expect(closed).toBe(true));
    const [rehearsal, act] = acts(asked);
    expect(rehearsal?.body).toEqual({ days: 10 });
    expect(act?.body).toEqual({ days: 10, reason: 'ill', as_of: effects.as_of });
    expect(acts(asked).every(sentFor(3))).toBe(true);
    expect(act?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('shows what a colleague did meanwhile, loses nothing typed, and rehearses again', async () => {
    const asked = answerWith((one) => {
      if (one.method !== 'POST') return undefined;
      if (sentFor(4)(one) || isRehearsal(one)) return { body: done };
      return stale;
    });
    await show(<ExtendAccess grant={grant} name="Ana" onClose={() => undefined} />);
    await typeTenDays();
    await screen.findByText('No e-mail will be sent.');
    await userEvent.click(screen.getByRole('button', { name: 'Extend the access' }));
    expect(await screen.findByText('End: 9 Apr 2026, 12:00 → 24 Apr 2026, 12:00')).toBeInTheDocument();
    expect(screen.getByLabelText(/By how much/)).toHaveValue('10');
    await waitFor(() => expect(acts(asked).filter(isRehearsal).some(sentFor(4))).toBe(true));
    const saved = () => acts(asked).filter((one) => !isRehearsal(one));
    expect(saved()).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Extend the access' }));
    await waitFor(() => expect(saved()).toHaveLength(2));
    expect(sentFor(4)(saved()[1] as Asked)).toBe(true);
  });

  it('finds out already from the rehearsal', async () => {
    answerWith((one) => (one.method === 'POST' && !sentFor(4)(one) ? stale : { body: done }));
    await show(<ExtendAccess grant={grant} name="Ana" onClose={() => undefined} />);
    await typeTenDays();
    expect(await screen.findByText(/End: 9 Apr 2026/)).toBeInTheDocument();
    expect(await screen.findByText('No e-mail will be sent.')).toBeInTheDocument();
  });
});
