// SPDX-License-Identifier: Apache-2.0

interface Way {
  href: (to: string) => string;
  go: (to: string) => void;
}

// Toasts and dialogs beside the screen lie outside of the router, and both apps have one: it says
// here how its pages are reached.
let way: Way = { href: (to) => to, go: (to) => globalThis.location.assign(to) };

export function setWay(next: Way): void {
  way = next;
}

export const hrefOf = (to: string): string => way.href(to);
export const go = (to: string): void => way.go(to);
