// SPDX-License-Identifier: Apache-2.0
import { useCan } from '../../api/session';

/** Whoever may do one of the acts on many may look at all of them. */
export function useMayChangeMany(): boolean {
  const can = useCan();
  return can('edit_contacts') || can('send_mails') || can('give_access');
}
