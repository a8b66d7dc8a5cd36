// SPDX-License-Identifier: Apache-2.0
import { fieldOf } from '../../api/errors';

const places: Record<string, string> = {
  'paid.amount': 'amount',
  'paid.amount.amount': 'amount',
  'paid.amount.currency': 'amount',
  'paid.paid_on': 'paid_on',
  'paid.method': 'method',
  'paid.reference': 'reference',
  'mails.activation': 'activation',
  'mails.access': 'access',
};

/** The form is flat, the request is not: `/paid/amount` stands beside the amount. */
export function placeAccess(pointer: string): string {
  const field = fieldOf(pointer);
  const own = field.replace(/^(contact|access)\./, '');
  return places[own] ?? own;
}
