// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';

/** On a phone a row of tabs is longer than the screen: the one that is open is brought into sight. */
export function useInSight(open: string) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = row.current;
    const tab = list?.querySelector('[aria-selected="true"], [aria-current="page"]');
    if (open === '' || !list || !tab) return;
    const [outer, inner] = [list.getBoundingClientRect(), tab.getBoundingClientRect()];
    list.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  }, [open]);
  return row;
}
