// SPDX-License-Identifier: Apache-2.0
import { useEffect, useEffectEvent } from 'react';

const storageKey = 'stoa.single-keys';

export const singleKeysOn = (): boolean => localStorage.getItem(storageKey) !== 'off';

export function switchSingleKeys(on: boolean): void {
  localStorage.setItem(storageKey, on ? 'on' : 'off');
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Keys without Ctrl or ⌘ work on the page itself: not while typing and not under a dialog. */
export function useSingleKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (!singleKeysOn() || document.querySelector('[role="dialog"], [role="menu"]')) return;
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action(event);
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => act(event);
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
