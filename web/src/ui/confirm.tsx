// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { makeSingleSlot } from './slot';

export interface Question {
  title: string;
  text: ReactNode;
  verb: string;
  cancel: string;
  danger?: boolean;
  onConfirm: () => void;
  onCancel?: () => void;
}

const ConfirmDialog = lazy(async () => ({
  default: (await import('./confirm-dialog')).ConfirmDialog,
}));

const slot = makeSingleSlot<Question>();

/** Names the object and the effect; the verb stands on the button and the safe button has focus. */
export function confirm(question: Question): void {
  slot.put(question);
}

export function ConfirmHost() {
  const question = slot.useValue();
  if (!question) return null;
  return (
    <Suspense fallback={null}>
      <ConfirmDialog question={question} onDone={() => slot.put(null)} />
    </Suspense>
  );
}
