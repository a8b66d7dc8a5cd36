// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Asked, answerWith, show, speak } from '../../../testing/render';
import { AddContact } from './add-contact';

const problem = (status: number, code: string, more: object) => ({
  status,
  body: { type: '/problems/x', title: '', status, code, ...more },
});

const posts = (asked: Asked[]) =>
  asked.filter((one) => one.method === 'POST' && one.query.get('dry_run') !== 'true');

describe('adding a contact', () => {
  beforeEach(() => speak('en'));

  it('asks for the e-mail before anything is sent', async () => {
    const asked = answerWith(() => undefined);
    await show(<AddContact onClose={() => undefined} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText('This is needed.')).toBeInTheDocument();
    expect(posts(asked)).toHaveLength(0);
  });

  it('puts an error of the server beside its field and goes there', async () => {
    answerWith(({ method }) =>
      method === 'POST'
        ? problem(422, 'invalid', { errors: [{ pointer: '/phone', code: 'phone.invalid', detail: '' }] })
        : undefined,
    );
    await show(<AddContact onClose={() => undefined} />);
    await userEvent.type(await screen.findByLabelText(/E-mail/), 'ana@example.com');
    await userEvent.type(screen.getByLabelText('Phone'), '12');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/country code/)).toBeInTheDocument();
    await waitFor(() => expect(screen.getByLabelText('Phone')).toHaveFocus());
    expect(screen.getByLabelText(/E-mail/)).toHaveValue('ana@example.com');
  });

  it('leads to the person who has the address already', async () => {
    answerWith(({ method }) =>
      method === 'POST'
        ? problem(409, 'contact.exists', { existing: 'con_7', detail: 'Ana Petit' })
        : undefined,
    );
    await show(<AddContact onClose={() => undefined} />);
    await userEvent.type(await screen.findByLabelText(/E-mail/), 'ana@example.com');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/Ana Petit has this address already/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open this contact' })).toHaveAttribute('href', '/contacts/con_7');
  });

  it('sends the same key again when the same form is sent again', async () => {
    const asked = answerWith(({ method }) =>
      method === 'POST' ? problem(503, 'http.503', {}) : undefined,
    );
    await show(<AddContact onClose={() => undefined} />);
    await userEvent.type(await screen.findByLabelText(/E-mail/), 'ana@example.com');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(/server is busy/);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(posts(asked)).toHaveLength(2));
    const keys = posts(asked).map((one) => one.headers.get('Idempotency-Key'));
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  it('offers the provider that was probably meant', async () => {
    answerWith(() => undefined);
    const onClose = vi.fn();
    await show(<AddContact onClose={onClose} />);
    await userEvent.type(await screen.findByLabelText(/E-mail/), 'ana@gmial.com');
    await userEvent.tab();
    await userEvent.click(await screen.findByRole('button', { name: 'ana@gmail.com' }));
    expect(screen.getByLabelText(/E-mail/)).toHaveValue('ana@gmail.com');
  });
});
