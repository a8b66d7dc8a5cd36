// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GrantRow } from '../../api/types';
import { answerWith, show, speak } from '../../testing/render';
import { FreezeAccess } from './freeze-access';

const grant = {
  id: 'grt_1',
  product: { id: 'prd_1', title: 'Python', status: 'published' },
  state: 'pending',
  end_at: null,
  frozen_until: null,
  frozen_from: null,
  version: 3,
} as unknown as GrantRow;

const refusal = (pointer: string, code: string) => ({
  status: 422,
  body: { type: '', title: '', status: 422, code: 'invalid', request_id: '', errors: [{ pointer, code }] },
});

const panel = () => document.querySelector('[data-effects]');

const freeze = async (days: string) => {
  await show(<FreezeAccess grant={grant} name="Ana" onClose={() => undefined} />);
  const field = await screen.findByLabelText(/For how long/);
  await userEvent.type(field, days);
  return field;
};

describe('what the server refuses of a freeze', () => {
  beforeEach(() => speak('en'));

  it('stands at the length when it is about that, before anything is saved', async () => {
    answerWith(({ method }) => (method === 'POST' ? refusal('/days', 'number.out_of_range') : undefined));
    const field = await freeze('9');
    await waitFor(() => expect(field).toBeInvalid());
    expect(screen.getByText('The number is out of range.')).toBeInTheDocument();
    expect(panel()).not.toHaveTextContent('out of range');
  });

  it('stands at the question from when, where no day is asked for', async () => {
    answerWith(({ method }) => (method === 'POST' ? refusal('/from', 'freeze.before_start') : undefined));
    await freeze('9');
    const group = screen.getByRole('radiogroup', { name: /From when/ });
    await waitFor(() => expect(group.parentElement).toHaveTextContent(/begun|begins/));
    expect(panel()).not.toHaveTextContent(/begun|begins/);
  });

  it('stays with what will happen when it is about no field', async () => {
    answerWith(({ method }) => (method === 'POST' ? refusal('/other', 'conflict') : undefined));
    await freeze('9');
    await waitFor(() => expect(panel()).toHaveTextContent('This conflicts with what is there already.'));
  });
});
