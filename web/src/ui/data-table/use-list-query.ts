// SPDX-License-Identifier: Apache-2.0
import { useCallback, useLayoutEffect, useRef, useState } from 'react';

type Paged<Q> = Q & { offset: number; limit: number };

/** A page of a list as a function that stays the same while the filters say the same. */
export function useListQuery<Q extends object, R>(query: Q, options: (wanted: Paged<Q>) => R) {
  const wanted = useSame(query);
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });
  return useCallback(
    (offset: number, limit: number) => latest.current({ ...wanted, offset, limit }),
    [wanted],
  );
}

/** The same object for as long as it says the same. */
function useSame<Q extends object>(query: Q): Q {
  const [same, setSame] = useState(query);
  if (JSON.stringify(same) === JSON.stringify(query)) return same;
  setSame(query);
  return query;
}
