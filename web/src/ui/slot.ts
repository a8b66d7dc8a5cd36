// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext, useSyncExternalStore } from 'react';

// Dialogs that any part of the app may open: they lie beside the screen rather than in it, so that
// what is pressed or sent in them never reaches a form below.

const listeners = new Set<() => void>();
let covering = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export interface Slot<T> {
  put: (value: T) => void;
  get: () => T;
  useValue: () => T;
}

/** `covers` says how many dialogs a value is. */
export function makeSlot<T>(empty: T, covers: (value: T) => number): Slot<T> {
  let held = empty;
  const get = () => held;
  const put = (value: T) => {
    covering += covers(value) - covers(held);
    held = value;
    for (const listener of listeners) listener();
  };
  return { put, get, useValue: () => useSyncExternalStore(subscribe, get) };
}

/** Holds one dialog or none. */
export const makeSingleSlot = <T>(): Slot<T | null> =>
  makeSlot<T | null>(null, (value) => Number(value !== null));

/** How many dialogs lie below this one. */
export const Level = createContext(0);

/** Something lies above this dialog: Escape closes that one and not this. */
export function useCovered(): boolean {
  const level = useContext(Level);
  return useSyncExternalStore(subscribe, () => covering > level);
}
