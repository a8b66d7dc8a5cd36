// SPDX-License-Identifier: Apache-2.0
import type { GrantRow } from '../../api/types';

/** What the dialogs of acts on one access are opened with. */
export interface ActProps {
  grant: GrantRow;
  /** Of the person who holds it. */
  name: string;
  onClose: () => void;
}

export const acts = ['extend', 'set_end', 'unfreeze', 'freeze', 'change_plan', 'revoke'] as const;
export type Act = (typeof acts)[number];

interface Dated {
  state: GrantRow['state'];
  end_at: string | null;
}

const over = new Set<GrantRow['state']>(['revoked', 'pre_registered']);

/** The access that counts where a list has one row per person: the one that ends last. */
export function lastToEnd<T extends Dated>(grants: T[]): T | undefined {
  const when = ({ end_at: end }: T) => (end ? Date.parse(end) : Number.POSITIVE_INFINITY);
  return grants
    .filter(({ state }) => !over.has(state))
    .reduce<T | undefined>((last, one) => (!last || when(one) > when(last) ? one : last), undefined);
}
