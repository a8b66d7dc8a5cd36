// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import { MoneyText } from '../../../ui/money-text';
import { Figures } from '../../../ui/page';

function thisMonth(): { from: string } {
  return { from: `${new Date().toISOString().slice(0, 7)}-01` };
}

/** What was recorded this month; the server adds it up. */
export function Revenue() {
  const { t } = useTranslation();
  const can = useCan();
  const revenue = $api.useQuery(
    'get',
    '/api/reports/revenue',
    { params: { query: thisMonth() } },
    { enabled: can('view_money') },
  );
  const items = (revenue.data?.items ?? []).flatMap(({ currency, counted, not_counted }) => [
    { label: t('orders.revenue_month', { currency }), value: <MoneyText money={counted} /> },
    ...(not_counted.amount > 0
      ? [{ label: t('orders.revenue_apart', { currency }), value: <MoneyText money={not_counted} /> }]
      : []),
  ]);
  return items.length > 0 ? <Figures items={items} /> : null;
}
