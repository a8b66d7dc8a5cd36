// SPDX-License-Identifier: Apache-2.0
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Effects } from '../../api/types';

const freshFor = 10 * 60_000;

export const rehearsalKey = (door: string, text: string) => ['rehearsal', door, text];

interface Rehearsal<E> {
  effects: E | undefined;
  pending: boolean;
  error: unknown;
  /** The instant these effects were computed for, when they are of exactly this body and fresh. */
  asOf: (body: unknown) => { as_of?: string };
}

/** Asks the server what this would do, a moment after the last change; nothing is written. */
export function useRehearsal<B, E extends { as_of: string } = Effects>(
  door: string,
  body: B | null,
  ask: (body: B) => Promise<{ effects?: E | null }>,
): Rehearsal<E> {
  const text = body === null ? '' : JSON.stringify(body);
  const [asked] = useDebouncedValue(text, 250);
  const answer = useQuery({
    queryKey: rehearsalKey(door, asked),
    queryFn: async () => (await ask(JSON.parse(asked) as B)).effects ?? null,
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    // Without a connection it fails and says so, instead of waiting in silence.
    networkMode: 'always',
    refetchOnReconnect: true,
    retry: false,
    staleTime: freshFor,
    gcTime: freshFor,
  });
  const asOf = (sent: unknown) => {
    const same = JSON.stringify(sent) === asked && !answer.isPlaceholderData;
    const fresh = Date.now() - answer.dataUpdatedAt < freshFor;
    return same && fresh && answer.data ? { as_of: answer.data.as_of } : {};
  };
  const wanted = text !== '' && asked !== '';
  return {
    effects: wanted && !answer.isError ? (answer.data ?? undefined) : undefined,
    pending: wanted && (answer.isFetching || asked !== text),
    error: wanted && asked === text ? answer.error : null,
    asOf,
  };
}
