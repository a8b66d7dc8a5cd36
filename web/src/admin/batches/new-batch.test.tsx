// SPDX-License-Identifier: Apache-2.0
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerWith, show, speak } from '../../testing/render';
import { NewBatch } from './new-batch';
import type { BulkList } from './selection';

const offers = [
  { id: 'off_s', title: 'Typography S', price: null, status: 'published', products: [] },
  { id: 'off_l', title: 'Typography L', price: null, status: 'published', products: [] },
];
const members: BulkList = { kind: 'members', product: 'prd_1', filter: { state: 'active' } };
const all = { ids: new Set<string>(), all: true };

function aServer() {
  return answerWith(({ method, path }) => {
    if (path === '/api/products/prd_1/offers') return { body: { items: offers, total: 2 } };
    if (method === 'POST') return { status: 201, body: { id: 'bat_1' } };
    return undefined;
  });
}

const posted = (asked: ReturnType<typeof aServer>) => asked.filter(({ method }) => method === 'POST');

describe('a change of many is begun', () => {
  beforeEach(() => speak('en'));

  it('for all that match, by the filter and with a name of its own', async () => {
    const asked = aServer();
    const onClose = vi.fn();
    await show(<NewBatch act="change_plan" list={members} picked={all} total={12_431} onClose={onClose} />);
    expect(await screen.findByText(/For 12,431 people\. Nothing changes yet/)).toBeInTheDocument();
    const check = screen.getByRole('button', { name: 'See what will happen' });
    expect(check).toBeDisabled();
    await userEvent.click(screen.getByRole('combobox', { name: 'New plan' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Typography L' }));
    await userEvent.click(check);
    await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(posted(asked)).toMatchObject([
      {
        path: '/api/batches',
        body: {
          name: 'Change the plan: Typography L',
          act: { change_plan: { offer: 'off_l', keep_start: true, end: 'from_today' } },
          selection: { members: { product: 'prd_1', state: 'active' } },
          of: { product: 'prd_1' },
        },
      },
    ]);
  });

  it('and what the server refuses stands beside its field', async () => {
    const errors = [{ pointer: '/act/extend/days', code: 'number.too_large' }];
    const refusal = { type: '', title: '', status: 422, code: 'invalid', request_id: '', errors };
    answerWith(({ method }) => (method === 'POST' ? { status: 422, body: refusal } : undefined));
    await show(<NewBatch act="extend" list={members} picked={all} total={3} onClose={vi.fn()} />);
    const field = await screen.findByRole('textbox', { name: 'By how much' });
    await userEvent.type(field, '10');
    await userEvent.click(screen.getByRole('button', { name: 'See what will happen' }));
    expect(await screen.findByRole('textbox', { name: 'By how much', description: /./ })).toBeInvalid();
  });
});
