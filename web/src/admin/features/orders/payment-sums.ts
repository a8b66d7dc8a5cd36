// SPDX-License-Identifier: Apache-2.0
import type { Money, Order } from '../../../api/types';

/** What was recorded for an order, one sum per currency. */
export function sumsOf(order: Order): Money[] {
  const sums = new Map<string, number>();
  for (const { amount } of order.payments) {
    sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.amount);
  }
  return [...sums].map(([currency, amount]) => ({ amount, currency }));
}
