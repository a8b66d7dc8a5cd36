// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiError } from '../../api/errors';

/** What is rehearsed was saved by somebody else meanwhile: it is fetched anew, and rehearsed again on that. */
export function useStale(error: unknown): boolean {
  const client = useQueryClient();
  const stale = error instanceof ApiError && error.status === 412;
  useEffect(() => {
    if (stale) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'get' });
  }, [stale, client]);
  return stale;
}
