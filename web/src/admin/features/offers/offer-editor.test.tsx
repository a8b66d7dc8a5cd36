// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Impact, Offer } from '../../../api/types';
import { type Asked, answerWith, show, speak } from '../../../testing/render';
import { OverHost } from '../../../ui/over';
import { OfferEditor } from './offer-editor';

const policy = {
  scope: { type: 'all' },
  schedule: { type: 'inherit' },
  checkpoints: { type: 'inherit' },
  period: { type: 'days', count: 30 },
  start: { type: 'at_grant' },
};

const offer = {
  id: 'off_1',
  title: 'Basic',
  status: 'published',
  price: null,
  lines: [{ id: 'ofl_1', product: { id: 'prd_1', title: 'Drawing' }, policy }],
  mails: { activation: { choice: 'standard' }, access: { choice: 'standard' } },
  sales: 41,
  created_at: '2026-01-01T12:00:00Z',
  can: ['edit'],
  version: 3,
} as unknown as Offer;

const row = (name: string, closed: number, kept = 0) => ({
  contact: { id: `con_${name}`, name, email: `${name}@example.com` },
  opened: 0,
  closed,
  until_before: null,
  until: null,
  kept,
});

const impact = (keep: boolean): Impact => ({
  as_of: '2026-02-01T00:00:00Z',
  people: 41,
  pinned: 3,
  gain: 0,
  lose: keep ? 0 : 12,
  moved: 0,
  unaffected: keep ? 41 : 29,
  lessons: keep ? [] : [{ lesson: 'les_1', title: 'Light', lose: 12, gain: 0 }],
  rows: [row('Ana', keep ? 0 : 1, keep ? 1 : 0)],
  rows_total: 2,
  mails: 0,
  keep_open: { people: 12, lessons: 1 },
});

const patches = (asked: Asked[]) => asked.filter(({ method }) => method === 'PATCH');
const rehearsals = (asked: Asked[]) => patches(asked).filter(({ query }) => query.get('dry_run') === 'true');
const saves = (asked: Asked[]) => patches(asked).filter(({ query }) => query.get('dry_run') !== 'true');

function answers() {
  return answerWith(({ method, path, query, body }) => {
    if (path.endsWith('/followers')) return { body: { follow: 41, pinned: 3, by_attribute: { period: 3 } } };
    if (method !== 'PATCH') return undefined;
    const told = impact((body as { keep_open?: boolean }).keep_open !== false);
    const later = query.get('impact_from') === '1' ? { ...told, rows: [row('Ben', 1)] } : told;
    return { body: { ...offer, version: 4, impact: later, job: null, undo: 'jrn_1' } };
  });
}

async function typeDays(days: string) {
  const count = await screen.findByLabelText('How many');
  await userEvent.clear(count);
  await userEvent.type(count, days);
}

describe('the terms of an offer', () => {
  beforeEach(() => speak('en'));

  it('says who follows, and leads to the orders that differ', async () => {
    answers();
    await show(<OfferEditor offer={offer} />);
    expect(await screen.findByText(/41 people follow this offer/)).toBeInTheDocument();
    const differ = screen.getByRole('link', { name: '3 orders differ from it.' });
    expect(differ).toHaveAttribute('href', expect.stringMatching(/orders\?offer=off_1&individual=/));
  });

  it('keeps open what is open unless that is switched off, and saves what it said', async () => {
    const asked = answers();
    await show(<OfferEditor offer={offer} />);
    await typeDays('20');
    const keep = await screen.findByRole('switch', { name: /^Keep open for them/ });
    expect(keep).toBeChecked();
    expect(screen.getByText('Dates or checkpoints would close lessons for 12 people.')).toBeInTheDocument();
    expect(screen.queryByText(/will lose lessons/)).not.toBeInTheDocument();
    await userEvent.click(keep);
    await screen.findByText('12 people will lose lessons. Progress is kept. 1 lesson closes: “Light” for 12.');
    const lines = [{ product: 'prd_1', policy: { ...policy, period: { type: 'days', count: 20 } } }];
    expect(rehearsals(asked).at(-1)?.body).toEqual({ lines, keep_open: false });
    expect(rehearsals(asked).at(-1)?.headers.get('If-Match')).toBe('"3"');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saves(asked)).toHaveLength(1));
    expect(saves(asked)[0]?.body).toMatchObject({ title: 'Basic', lines, keep_open: false, as_of: '2026-02-01T00:00:00Z' });
  });

  it('asks nobody about a title', async () => {
    const asked = answers();
    await show(<OfferEditor offer={offer} />);
    await userEvent.type(await screen.findByLabelText(/^Title/), ' 2');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saves(asked)).toHaveLength(1));
    expect(saves(asked)[0]?.body).not.toHaveProperty('keep_open');
    expect(rehearsals(asked)).toEqual([]);
  });

  it('shows by name whom it concerns, as they were counted, and more of them', async () => {
    const asked = answers();
    await show(
      <>
        <OfferEditor offer={offer} />
        <OverHost />
      </>,
    );
    await typeDays('20');
    await userEvent.click(await screen.findByRole('button', { name: 'Show who' }));
    const dialog = await screen.findByRole('dialog', {}, { timeout: 5000 });
    expect(within(dialog).getByRole('link', { name: 'Ana' })).toBeInTheDocument();
    expect(within(dialog).getByText('1 lesson stays open.')).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Show more' }));
    expect(await within(dialog).findByRole('link', { name: 'Ben' })).toBeInTheDocument();
    expect(rehearsals(asked).at(-1)?.body).toMatchObject({ as_of: '2026-02-01T00:00:00Z', keep_open: true });
    expect(saves(asked)).toEqual([]);
  });
});
