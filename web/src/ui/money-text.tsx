// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { Money } from '../api/types';
import { formatMoney } from '../lib/format';

export function MoneyText({ money, none = '' }: { money: Money | null | undefined; none?: string }) {
  const { i18n } = useTranslation();
  return <span className="numbers">{money ? formatMoney(money, i18n.language) : none}</span>;
}

/** One sum per currency; amounts of different currencies are never added. */
export function Sums({ of }: { of: Money[] }) {
  const { i18n } = useTranslation();
  const sums = of.map((money) => formatMoney(money, i18n.language));
  return <span className="numbers">{sums.length > 0 ? sums.join(' + ') : '–'}</span>;
}
