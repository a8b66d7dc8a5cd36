// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../../api/types';
import { type Asked, answerWith, show, speak } from '../../../testing/render';
import { VersionsHost } from '../../../ui/versions-host';
import { LineFacts } from './line-facts';
import { OrderTerms } from './order-terms';

const policy = {
  scope: { type: 'all' },
  schedule: { type: 'inherit' },
  checkpoints: { type: 'inherit' },
  period: { type: 'days', count: 30 },
  start: { type: 'at_grant' },
  full: false,
};

const order = {
  id: 'ord_1',
  number: 1001,
  contact: { id: 'con_1', name: 'Ana', email: 'ana@example.com' },
  offer: { id: 'off_1', title: 'Basic' },
  state: 'given',
  price: null,
  door: 'contact_product',
  mails: {},
  lines: [
    {
      id: 'orl_1',
      product: { id: 'prd_1', title: 'Drawing', status: 'published' },
      policy: { ...policy, schedule: { type: 'none' } },
      offered: policy,
      pinned: ['schedule'],
      pins: { schedule: { by: 'Olena', at: '2026-01-05T10:00:00Z', reason: 'was ill' } },
      grant: null,
    },
  ],
  payments: [],
  created_by: null,
  created_at: '2026-01-01T12:00:00Z',
  comment: '',
  can: ['edit_terms'],
  version: 3,
} as unknown as Order;

const effects = {
  as_of: '2026-02-01T00:00:00Z',
  contact: { name: 'Ana', is_new: false, existing: 'con_1' },
  products: [],
  mails: [],
  paid: null,
  in_reports: false,
  warnings: [],
};

const lesson = { id: 'les_1', title: 'Light', status: 'published', is_checkpoint: true, sections: [], schedule_rule: null };
const course = { id: 'prd_1', title: 'Drawing', modules: [{ id: 'mod_1', title: 'I', schedule_rule: null, lessons: [lesson] }] };
const done = { ...order, version: 4, effects, undo: 'jrn_1' };

const patches = (asked: Asked[]) => asked.filter(({ method }) => method === 'PATCH');
const rehearsals = (asked: Asked[]) => patches(asked).filter(({ query }) => query.get('dry_run') === 'true');
const saves = (asked: Asked[]) => patches(asked).filter(({ query }) => query.get('dry_run') !== 'true');
const sentFor = (version: number) => ({ headers }: Asked) => headers.get('If-Match') === `"${version}"`;

function answers(patch: (one: Asked) => { status?: number; body: unknown }) {
  return answerWith((one) => {
    if (one.method === 'PATCH') return patch(one);
    return one.path === '/api/products/prd_1' ? { body: course } : undefined;
  });
}

const field = (name: string) => within(screen.getByRole('region', { name }));

describe('the terms of an order', () => {
  beforeEach(() => speak('en'));

  it('says of each condition where it comes from, and who made it individual', async () => {
    answers(() => ({ body: done }));
    await show(<OrderTerms order={order} />);
    await screen.findByText('1 condition is individual; the others follow the offer “Basic”.');
    expect(field('How long').getByText('From the offer')).toBeInTheDocument();
    const schedule = field('When lessons open');
    expect(schedule.getByText('Individual')).toBeInTheDocument();
    expect(schedule.getByText(/^Olena, 5 Jan 2026.*was ill$/)).toBeInTheDocument();
    expect(schedule.getByText('The offer says: As in the course')).toBeInTheDocument();
  });

  it('rehearses each change, and saves what was rehearsed with its reason', async () => {
    const asked = answers(() => ({ body: done }));
    await show(<OrderTerms order={order} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Set for this order: Checkpoints' }));
    await userEvent.click(await screen.findByRole('switch', { name: 'Light' }));
    const body = { lines: [{ id: 'orl_1', checkpoints: { type: 'switches', lessons: { les_1: false } } }] };
    await waitFor(() => expect(rehearsals(asked).at(-1)?.body).toEqual(body));
    await screen.findByText('No e-mail will be sent.');
    await userEvent.type(screen.getByLabelText('Reason for the history'), 'knows it');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saves(asked)).toHaveLength(1));
    expect(saves(asked)[0]?.body).toEqual({ ...body, reason: 'knows it', as_of: effects.as_of });
    expect(patches(asked).every(sentFor(3))).toBe(true);
  });

  it('goes back to the offer, and sends nothing when that is what was saved', async () => {
    const asked = answers(() => ({ body: done }));
    await show(<OrderTerms order={order} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Back to the offer’s value: When lessons open' }));
    await waitFor(() => expect(rehearsals(asked).at(-1)?.body).toEqual({ lines: [{ id: 'orl_1', schedule: null }] }));
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    await userEvent.click(screen.getByRole('button', { name: 'Set for this order: How long' }));
    await userEvent.click(screen.getByRole('button', { name: 'Back to the offer’s value: How long' }));
    expect(screen.queryByText('Unsaved changes')).not.toBeInTheDocument();
    expect(saves(asked)).toEqual([]);
  });

  it('brings a condition that was refused into view, with what is wrong with it', async () => {
    const errors = [{ pointer: '/lines/0/checkpoints', code: 'terms.hidden_by_full', detail: '' }];
    const problem = { type: '', title: '', status: 422, code: 'invalid', request_id: '', errors };
    answers((one) => (one.query.get('dry_run') === 'true' ? { body: done } : { status: 422, body: problem }));
    await show(<OrderTerms order={order} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Set for this order: Checkpoints' }));
    await userEvent.click(await screen.findByRole('switch', { name: 'Light' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(document.activeElement).toHaveAttribute('role', 'alert'));
    expect(screen.getByRole('region', { name: 'Checkpoints' })).toContainElement(document.activeElement as HTMLElement);
  });

  it('sends nothing while a number is none', async () => {
    const asked = answers(() => ({ body: done }));
    await show(<OrderTerms order={order} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Set for this order: How long' }));
    const count = await screen.findByLabelText('How many');
    await userEvent.clear(count);
    await userEvent.paste('1,5');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    expect(screen.getByText('Fill in the marked field, and this says what will happen.')).toBeInTheDocument();
    expect(rehearsals(asked).every((one) => !JSON.stringify(one.body).includes('1,5'))).toBe(true);
    expect(saves(asked)).toEqual([]);
  });

  it('lays two versions side by side, and saves the choice only after it was looked at', async () => {
    const newer = {
      ...order,
      version: 4,
      lines: order.lines.map((line) => ({ ...line, policy: { ...line.policy, period: { type: 'days', count: 60 } }, pinned: ['schedule', 'period'] })),
    };
    const stale = { status: 412, body: { type: '', title: '', status: 412, code: 'stale', request_id: '', current: newer } };
    const asked = answers((one) => (sentFor(3)(one) && one.query.get('dry_run') !== 'true' ? stale : { body: done }));
    await show(
      <>
        <OrderTerms order={order} />
        <VersionsHost />
      </>,
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Set for this order: How long' }));
    const count = await screen.findByLabelText('How many');
    await userEvent.clear(count);
    await userEvent.type(count, '45');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog', {}, { timeout: 5000 });
    expect(within(dialog).getByRole('radiogroup', { name: /How long/ })).toHaveTextContent(/45 days.*60 days/s);
    expect(within(dialog).queryByRole('radiogroup', { name: /When lessons open/ })).not.toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Go on with this choice' }));
    expect(screen.getByLabelText('How many')).toHaveValue('45');
    expect(saves(asked)).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saves(asked)).toHaveLength(2));
    expect(sentFor(4)(saves(asked)[1] as Asked)).toBe(true);
    expect(saves(asked)[1]?.body).toMatchObject({ lines: [{ id: 'orl_1', period: { type: 'days', count: 45 } }] });
  });

  it('only shows what somebody without the right may not change', async () => {
    answers(() => ({ body: done }));
    const [line] = order.lines;
    await show(<LineFacts order={{ ...order, can: [] }} line={line as Order['lines'][number]} />);
    expect(await screen.findByText('No delays: everything at once')).toBeInTheDocument();
    expect(screen.getByText(/^Olena, 5 Jan 2026.*was ill$/)).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
