// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContactCard } from '../../../api/types';
import { answerWith, show, speak } from '../../../testing/render';
import * as listState from '../../../ui/list-state';
import { AccessPanel } from './access-panel';

const contact = { id: 'con_1', name: 'Ana', email: 'ana@example.com', zone: null, can: [] } as unknown as ContactCard;

const view = {
  at: '2026-03-12T09:00:00Z',
  product: { id: 'prd_1', title: 'Python', status: 'published' },
  lessons: [
    {
      lesson: 'les_1',
      title: 'Loops',
      module: 'I',
      answer: { outcome: 'open', via: 'grant', grant: 'grt_1', reason: null, until: null, at: null, lesson: null },
      is_checkpoint: false,
      completed: false,
      passed: false,
      override: null,
      if_passed: null,
      trace: {},
    },
  ],
  grants: [],
  previous_change: null,
  next_change: null,
  can: [],
};

const problem = (status: number, code: string, errors: object[] = []) => ({
  status,
  body: { type: '', title: '', status, code, request_id: '', errors },
});

/** The address of a link, and what was made of it since. */
function opened(address: listState.ListSearch) {
  const set = vi.fn();
  const text = (key: string) => address[key] as string | undefined;
  vi.spyOn(listState, 'useListState').mockReturnValue({ search: address, text, many: () => [], set });
  return set;
}

const openPanel = (product = 'prd_1') => show(<AccessPanel contact={contact} product={product} />);

describe('a link to what one person sees', () => {
  beforeEach(() => speak('en'));

  it.each(['garbage', '1900-01-01T11:50:39Z', '2027-02-31T12:00:00Z', '2027-03-01'])(
    'that names no moment says so, asks nothing of the server and leads to the present: %s',
    async (at) => {
      const set = opened({ product: 'prd_1', at });
      const asked = answerWith(() => ({ body: view }));
      await openPanel();
      expect(await screen.findByText('This day cannot be shown')).toBeInTheDocument();
      expect(asked.filter(({ path }) => path.endsWith('/access'))).toEqual([]);
      await userEvent.click(screen.getByRole('button', { name: 'Show the present' }));
      expect(set).toHaveBeenCalledWith({ at: undefined });
    },
  );

  it.each([problem(404, 'product.not_found'), problem(422, 'invalid', [{ pointer: '/product', code: 'id.invalid' }])])(
    'that names no course says so and leads to the products: $status',
    async (refusal) => {
      const set = opened({ product: 'nonsense' });
      answerWith(({ path }) => (path.endsWith('/access') ? refusal : undefined));
      await openPanel('nonsense');
      expect(await screen.findByText('This course is not there')).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'All products of this person' }));
      expect(set).toHaveBeenCalledWith({ product: undefined, why: undefined, at: undefined });
    },
  );

  it('that names no lesson of the course says so above those that are there', async () => {
    const set = opened({ product: 'prd_1', why: 'les_gone' });
    answerWith(({ path }) => (path.endsWith('/access') ? { body: view } : undefined));
    await openPanel();
    expect(await screen.findByText(/The lesson of this link is not in this course/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Loops/ }));
    await waitFor(() => expect(set).toHaveBeenCalledWith({ why: 'les_1' }));
  });
});
