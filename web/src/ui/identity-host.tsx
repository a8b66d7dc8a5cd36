// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense, useEffect } from 'react';
import { confirmIdentityWith, type Proof } from '../api/confirmation';
import { makeSingleSlot } from './slot';

const IdentityDialog = lazy(async () => ({
  default: (await import('./identity-dialog')).IdentityDialog,
}));

const slot = makeSingleSlot<{ proof: Proof; onDone: (confirmed: boolean) => void }>();

/** Asks "Confirm it is you" for whichever request of the app was told to. */
export function IdentityHost() {
  const asked = slot.useValue();
  useEffect(() => {
    confirmIdentityWith(
      (proof) => new Promise((answer) => slot.put({ proof, onDone: answer })),
    );
    return () => confirmIdentityWith(null);
  }, []);
  if (!asked) return null;
  const done = (confirmed: boolean) => {
    slot.put(null);
    asked.onDone(confirmed);
  };
  return (
    <Suspense fallback={null}>
      <IdentityDialog key={asked.proof} proof={asked.proof} onDone={done} />
    </Suspense>
  );
}
