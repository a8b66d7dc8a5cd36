// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useSingleKeys } from '../use-single-keys';

interface Options<T> {
  total: number;
  rowAt: (index: number) => T | undefined;
  onOpen?: ((row: T) => void) | undefined;
  onSelect?: ((row: T) => void) | undefined;
  show: (index: number) => void;
}

/** j and k walk through the rows, Enter opens one, x selects it. */
export function useRowKeys<T>({ total, rowAt, onOpen, onSelect, show }: Options<T>): { active: number } {
  const [active, setActive] = useState(-1);
  const go = (index: number) => {
    const next = Math.max(0, Math.min(total - 1, index));
    setActive(next);
    show(next);
  };
  const act = (action: ((row: T) => void) | undefined) => {
    const row = rowAt(active);
    if (row && action) action(row);
  };
  useSingleKeys({
    j: () => go(active + 1),
    k: () => go(active - 1),
    x: () => act(onSelect),
    Enter: (event) => {
      if (event.target instanceof HTMLElement && event.target.closest('a, button')) {
        return event.target.click();
      }
      act(onOpen);
    },
  });
  return { active };
}
