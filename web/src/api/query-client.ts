// SPDX-License-Identifier: Apache-2.0
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './errors';

const sessionKey = ['get', '/api/session'];

/** Every write makes what is on the screen stale: the server alone knows what else it changed. */
export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        const signedOut = error instanceof ApiError && error.status === 401;
        if (signedOut && query.queryKey[1] !== sessionKey[1]) {
          void client.invalidateQueries({ queryKey: sessionKey });
        }
      },
    }),
    mutationCache: new MutationCache({
      onSuccess: () => {
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'rehearsal' });
        // Whoever still shows one has just done it: asked again, it would meet its own change.
        void client.invalidateQueries({ queryKey: ['rehearsal'], refetchType: 'none' });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (tries, error) => {
          const answered = error instanceof ApiError && error.status > 0 && error.status < 500;
          return !answered && tries < 2;
        },
      },
    },
  });
  return client;
}
