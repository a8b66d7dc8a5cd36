// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react';
import { makeSingleSlot } from './slot';
import type { Difference, Side } from './versions';

export interface VersionQuestion {
  differences: Difference[];
  /** The choice goes back into the form instead of being saved. */
  look?: boolean;
  onChoose: (sides: Record<string, Side>) => void;
}

const VersionsDialog = lazy(async () => ({
  default: (await import('./versions-dialog')).VersionsDialog,
}));

const slot = makeSingleSlot<VersionQuestion>();

/** Any form may ask; what was typed stays in it whatever the answer. */
export const compareVersions = (question: VersionQuestion) => slot.put(question);

export function VersionsHost() {
  const question = slot.useValue();
  if (!question) return null;
  return (
    <Suspense fallback={null}>
      <VersionsDialog question={question} onDone={() => slot.put(null)} />
    </Suspense>
  );
}
