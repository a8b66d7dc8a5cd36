// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';

/** Rows that are ticked, or all that match the filters, also those nobody scrolled to. */
export interface Picked {
  ids: Set<string>;
  all: boolean;
}

export const nobody: Picked = { ids: new Set(), all: false };

/** Whoever was ticked under other filters is not ticked any more: nobody acts on the unseen. */
export function usePicked(filters: string) {
  const [kept, setKept] = useState({ filters, picked: nobody });
  const picked = kept.filters === filters ? kept.picked : nobody;
  const pick = (next: Picked) => setKept({ filters, picked: next });
  const table = {
    selected: picked.ids,
    everything: picked.all,
    onSelect: (ids: Set<string>) => pick({ ids, all: false }),
  };
  return { picked, pick, any: picked.all || picked.ids.size > 0, table };
}
