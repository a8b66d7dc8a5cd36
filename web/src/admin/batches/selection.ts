// SPDX-License-Identifier: Apache-2.0
import type { BatchOf, BatchSelection } from '../../api/types';
import type { Picked } from '../people/use-picked';
import { type ActName, onAccesses } from './act-values';

type Filter = Record<string, unknown>;

/** The list in which people were chosen, with the filters it had then. */
export type BulkList =
  | { kind: 'contacts'; filter: Filter }
  | { kind: 'members'; product: string; filter: Filter }
  | { kind: 'orders'; filter: Filter };

export const countOf = ({ ids, all }: Picked, total: number): number => (all ? total : ids.size);

const isSaid = (value: unknown) =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

const said = (filter: Filter): Filter => Object.fromEntries(Object.entries(filter).filter(([, value]) => isSaid(value)));

export function selectionOf(list: BulkList, { ids, all }: Picked): BatchSelection {
  const ticked = [...ids];
  switch (list.kind) {
    case 'contacts':
      return all ? { people: said(list.filter) } : { contacts: ticked };
    case 'members':
      return all ? { members: { product: list.product, ...said(list.filter) } } : { contacts: ticked };
    case 'orders':
      return all ? { orders: said(list.filter) } : { order_ids: ticked };
  }
}

/** Of a course of which members were chosen, no other access is ever meant. */
export function ofOf(list: BulkList, act: ActName, { product, offer }: { product: string; offer: string }): BatchOf | null {
  if (!onAccesses.has(act)) return null;
  const course = list.kind === 'members' ? list.product : product;
  if (course === '') return null;
  return { product: course, ...(offer ? { offer } : {}) };
}

/** The course that is meant most likely: the one the list is filtered by. */
export function courseOf(list: BulkList): string {
  if (list.kind === 'members') return list.product;
  return typeof list.filter.product === 'string' ? list.filter.product : '';
}
