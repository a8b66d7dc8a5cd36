// SPDX-License-Identifier: Apache-2.0
import { useRef } from 'react';

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The same form sent again after a lost answer carries the same key; a changed form a new one. */
export function useIdempotencyKey(): (body: unknown) => { 'Idempotency-Key': string } {
  const last = useRef({ text: '', key: '' });
  return (body) => {
    const text = JSON.stringify(body);
    if (last.current.text !== text) last.current = { text, key: newKey() };
    return { 'Idempotency-Key': last.current.key };
  };
}

export const freshKey = () => ({ 'Idempotency-Key': newKey() });
