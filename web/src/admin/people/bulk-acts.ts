// SPDX-License-Identifier: Apache-2.0
import { type ActName, rightFor } from '../batches/act-values';
import type { BulkList } from '../batches/selection';

interface Offered {
  /** Buttons of their own. */
  first: ActName[];
  /** Behind the dots, in groups. */
  more: ActName[][];
}

const aboutPeople: ActName[] = ['tag', 'untag', 'access_mail'];

const offered: Record<BulkList['kind'], Offered> = {
  contacts: {
    first: ['give', 'change_plan', 'extend'],
    more: [['set_end', 'freeze', 'unfreeze'], aboutPeople, ['revoke']],
  },
  members: {
    first: ['change_plan', 'extend', 'freeze'],
    more: [['unfreeze', 'set_end', 'give'], aboutPeople, ['revoke']],
  },
  orders: {
    first: ['change_plan', 'extend', 'freeze'],
    more: [['unfreeze', 'set_end', 'back_to_offer'], aboutPeople, ['revoke']],
  },
};

/** Orders that were found because they differ from their offer are there to be brought back. */
function offeredIn(list: BulkList): Offered {
  if (list.kind !== 'orders' || !list.filter.individual) return offered[list.kind];
  const { first, more } = offered.orders;
  const others = more.map((group) => group.filter((act) => act !== 'back_to_offer'));
  return { first: ['back_to_offer', ...first], more: others };
}

/** Only what this member of staff may do; where that is little, all of it has a button. */
export function actsFor(list: BulkList, can: (right: string) => boolean, buttons: number): Offered {
  const may = (acts: ActName[]) => acts.filter((act) => can(rightFor(act)));
  const wanted = offeredIn(list);
  const more = wanted.more.map(may);
  const first = may(wanted.first);
  const all = first.length > 0 ? first : more.flat();
  const shown = new Set(all.slice(0, buttons));
  const behind = [all, ...more].map((group) => group.filter((act) => !shown.has(act)));
  return { first: [...shown], more: behind.filter((group, i) => group.length > 0 && (i === 0 || first.length > 0)) };
}
