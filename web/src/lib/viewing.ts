// SPDX-License-Identifier: Apache-2.0

const place = 'stoa.viewing.from';

/** Where the member of staff is who is about to see a student's pages. A window that this one opens
 * begins with a copy of it. */
export function rememberWayBack(): void {
  sessionStorage.setItem(place, location.pathname + location.search + location.hash);
}

export const wayBack = (): string => sessionStorage.getItem(place) ?? '/admin/';
