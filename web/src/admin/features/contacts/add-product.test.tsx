// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ContactCard } from '../../../api/types';
import { type Asked, answerWith, show, speak } from '../../../testing/render';
import { AddProduct } from './add-product';

const contact = { id: 'con_1', name: 'Ana', email: 'ana@example.com', can: [] } as unknown as ContactCard;
const offer = { id: 'off_2', title: 'Large', status: 'published', price: null, products: [], version: 1 };

const effects = (warnings: object[] = []) => ({
  as_of: '2026-02-01T00:00:00Z',
  contact: { name: 'Ana', is_new: false, existing: 'con_1' },
  products: [],
  mails: [],
  paid: null,
  in_reports: false,
  warnings,
});

const other = { code: 'offer.other_active', product: 'prd_1', title: 'Python', until: null, grant: 'grt_1', version: 3 };
const given = (warnings?: object[]) => ({ contact: null, order: null, grant: null, grants: [], effects: effects(warnings), undo: 'jrn_1' });
const newer = { id: 'grt_1', version: 4, end_at: '2026-04-24T12:00:00Z' };
const stale = { status: 412, body: { type: '', title: '', status: 412, code: 'stale', request_id: '', current: newer } };

const plans = (asked: Asked[]) => asked.filter(({ path }) => path === '/api/grants/grt_1/plan');
const isRehearsal = ({ query }: Asked) => query.get('dry_run') === 'true';
const versionOf = ({ headers }: Asked) => headers.get('If-Match');

/** The present plan is at this version. */
const school = (version: () => number) => (one: Asked) => {
  if (one.path === '/api/products/prd_1/offers') return { body: { items: [offer], total: 1 } };
  if (one.method !== 'POST') return undefined;
  if (one.path === '/api/contacts/con_1/grants') return { body: given([other]) };
  if (versionOf(one) !== `"${version()}"`) return stale;
  return { body: { ...given(), replaced: 'grt_1' } };
};

const openDoor = async (onClose: () => void) => {
  await show(<AddProduct contact={contact} product="prd_1" onClose={onClose} />);
  return screen.findByRole('button', { name: 'Replace the plan' });
};

describe('+ Product beside another plan of the course', () => {
  beforeEach(() => speak('en'));

  it('proposes to replace it, and does that with what was rehearsed', async () => {
    const asked = answerWith(school(() => 3));
    let closed = false;
    const save = await openDoor(() => (closed = true));
    expect(screen.getByRole('radio', { name: 'Replace the present plan' })).toBeChecked();
    await screen.findByText('No e-mail will be sent.');
    await waitFor(() => expect(plans(asked).filter(isRehearsal)).toHaveLength(1));
    await userEvent.click(save);
    await waitFor(() => expect(closed).toBe(true));
    const act = plans(asked).find((one) => !isRehearsal(one));
    expect(act?.body).toMatchObject({ offer: 'off_2', keep_start: true, end: 'from_today' });
    expect(asked.filter((one) => one.method === 'POST' && !isRehearsal(one))).toEqual([act]);
  });

  it('adds it beside when that is chosen', async () => {
    const asked = answerWith(school(() => 3));
    await openDoor(() => undefined);
    await userEvent.click(screen.getByRole('radio', { name: 'Add it beside' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Give access' }));
    const acts = () => asked.filter((one) => one.method === 'POST' && !isRehearsal(one));
    await waitFor(() => expect(acts().map(({ path }) => path)).toEqual(['/api/contacts/con_1/grants']));
  });

  it('says when a colleague changed the present plan meanwhile, and decides by its newest version', async () => {
    let version = 3;
    const asked = answerWith(school(() => version));
    const save = await openDoor(() => undefined);
    await waitFor(() => expect(plans(asked).filter(isRehearsal)).toHaveLength(1));
    version = 4;
    await userEvent.click(save);
    expect(await screen.findByText('Somebody else changed this meanwhile')).toBeInTheDocument();
    await waitFor(() => expect(plans(asked).filter(isRehearsal).map(versionOf)).toEqual(['"3"', '"4"']));
    await userEvent.click(screen.getByRole('button', { name: 'Replace the plan' }));
    await waitFor(() => expect(plans(asked).filter((one) => !isRehearsal(one)).map(versionOf)).toEqual(['"3"', '"4"']));
  });
});
