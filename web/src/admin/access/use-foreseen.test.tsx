// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { show, speak } from '../../testing/render';
import type { Impact } from '../../api/types';
import { OverHost } from '../../ui/over';
import { type Answered, type Press, type Rehearsed, useForeseen } from './use-foreseen';

const impact = (lose: number): Impact => ({
  as_of: '2026-02-01T00:00:00Z',
  people: 214,
  pinned: 0,
  gain: 0,
  lose,
  moved: 0,
  unaffected: 214 - lose,
  lessons: [],
  rows: [],
  rows_total: 0,
  mails: 0,
  keep_open: null,
});

function pressing(told: Impact | null, rest: Partial<Press> = {}) {
  const written = vi.fn<(body: object) => void>();
  const press: Press = {
    door: `test-${Math.random()}`,
    title: 'Make “Light” a draft?',
    verb: 'Make it a draft',
    send: async (body: object, query: Rehearsed): Promise<Answered> => {
      if (!query.dry_run) written(body);
      return { impact: told };
    },
    onDone: vi.fn<() => void>(),
    onLeft: vi.fn<() => void>(),
    ...rest,
  };
  return { press, written };
}

function Button({ press }: { press: Press }) {
  const foreseen = useForeseen();
  return (
    <>
      <button type="button" onClick={() => foreseen(press)}>
        press
      </button>
      <OverHost />
    </>
  );
}

async function pressed(press: Press) {
  await show(<Button press={press} />);
  await userEvent.click(await screen.findByRole('button', { name: 'press' }));
}

describe('one press that may reach many', () => {
  beforeEach(() => speak('en'));

  it('is done at once when it changes nothing for anybody', async () => {
    const { press, written } = pressing(impact(0));
    await pressed(press);
    await waitFor(() => expect(press.onDone).toHaveBeenCalled());
    expect(written).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('says first who loses, and does what it said', async () => {
    const { press, written } = pressing(impact(37));
    await pressed(press);
    await screen.findByText('37 people will lose lessons. Progress is kept.', {}, { timeout: 5000 });
    expect(screen.getByText('214 people are inside.')).toBeInTheDocument();
    expect(written).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Make it a draft' }));
    await waitFor(() => expect(press.onDone).toHaveBeenCalled());
    expect(written).toHaveBeenCalledWith({ keep_open: true, as_of: '2026-02-01T00:00:00Z' });
  });

  it('writes nothing when it is thought better of', async () => {
    const { press, written } = pressing(impact(37));
    await pressed(press);
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }, { timeout: 5000 }));
    await waitFor(() => expect(press.onLeft).toHaveBeenCalled());
    expect(written).not.toHaveBeenCalled();
    expect(press.onDone).not.toHaveBeenCalled();
  });

  it('asks in any case where something goes', async () => {
    const { press, written } = pressing(null, { always: true, text: 'Students no longer see it.' });
    await pressed(press);
    expect(await screen.findByText('Students no longer see it.', {}, { timeout: 5000 })).toBeInTheDocument();
    expect(screen.queryByText('What will happen')).not.toBeInTheDocument();
    expect(written).not.toHaveBeenCalled();
  });
});
