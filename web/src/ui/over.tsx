// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, Suspense } from 'react';
import { Level, makeSlot } from './slot';

type Draw = (close: () => void) => ReactNode;

const slot = makeSlot<Draw[]>([], (stack) => stack.length);

/** Another dialog above the first: what is made in it is used there at once. */
export function openOver(draw: Draw): void {
  slot.put([...slot.get(), draw]);
}

/** Inside the router, so that what is opened over a dialog may lead on. */
export function OverHost() {
  const stack = slot.useValue();
  return stack.map((draw, below) => (
    <Level key={below} value={below + 1}>
      <Suspense fallback={null}>{draw(() => slot.put(stack.slice(0, below)))}</Suspense>
    </Level>
  ));
}
