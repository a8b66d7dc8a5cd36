// SPDX-License-Identifier: Apache-2.0
import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useSingleKeys } from '../../ui/use-single-keys';

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette')).CommandPalette }));
const KeyboardHelp = lazy(async () => ({ default: (await import('./keyboard-help')).KeyboardHelp }));

let state = { palette: 0, keys: false };
const listeners = new Set<() => void>();

function change(next: typeof state): void {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const onDemand = {
  open: (what: 'palette' | 'keys') =>
    change(what === 'palette' ? { ...state, palette: state.palette + 1 } : { ...state, keys: true }),
};

/** What most visits never open is loaded when it is first asked for. */
export function OnDemand() {
  const { palette, keys } = useSyncExternalStore(subscribe, () => state);
  useHotkeys([['mod+K', () => onDemand.open('palette')]], []);
  useSingleKeys({ '?': () => onDemand.open('keys') });
  return (
    <Suspense fallback={null}>
      {palette > 0 && <CommandPalette asked={palette} />}
      {keys && <KeyboardHelp onClose={() => change({ ...state, keys: false })} />}
    </Suspense>
  );
}
