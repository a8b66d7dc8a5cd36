// SPDX-License-Identifier: Apache-2.0
import { MutationObserver, QueryObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { makeQueryClient } from './query-client';

it('asks after a write for what is on the screen again, and not what that write would do', async () => {
  const client = makeQueryClient();
  const shown = vi.fn(async () => 'order');
  const rehearsed = vi.fn(async () => 'effects');
  new QueryObserver(client, { queryKey: ['get', '/api/orders/1'], queryFn: shown }).subscribe(() => undefined);
  const rehearsal = new QueryObserver(client, { queryKey: ['rehearsal', 'order'], queryFn: rehearsed });
  rehearsal.subscribe(() => undefined);
  await vi.waitFor(() => expect(rehearsal.getCurrentResult().isSuccess).toBe(true));
  await new MutationObserver(client, { mutationFn: async () => 'saved' }).mutate();
  await vi.waitFor(() => expect(shown).toHaveBeenCalledTimes(2));
  expect(rehearsed).toHaveBeenCalledTimes(1);
  expect(client.getQueryState(['rehearsal', 'order'])?.isInvalidated).toBe(true);
});
