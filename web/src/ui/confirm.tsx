// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';

export interface Question {
  title: string;
  text: ReactNode;
  verb: string;
  cancel: string;
  danger?: boolean;
  onConfirm: () => void;
  onCancel?: () => void;
}

const ConfirmDialog = lazy(async () => ({ default: (await import('./confirm-dialog')).ConfirmDialog }));

let asked: Question | null = null;
const listeners = new Set<() => void>();

function put(question: Question | null): void {
  asked = question;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Names the object and the effect; the verb stands on the button and the safe button has focus. */
export function confirm(question: Question): void {
  put(question);
}

export function ConfirmHost() {
  const question = useSyncExternalStore(subscribe, () => asked);
  if (!question) return null;
  return (
    <Suspense fallback={null}>
      <ConfirmDialog question={question} onDone={() => put(null)} />
    </Suspense>
  );
}
