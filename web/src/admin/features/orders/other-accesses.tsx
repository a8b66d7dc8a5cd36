// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan, useSchool } from '../../../api/session';
import type { GrantRow, OrderLineTerms } from '../../../api/types';
import { formatLastDay } from '../../../lib/format';
import { Notice } from '../../../ui/notice';
import { RowLink } from '../../../ui/row-link';

const over = new Set<GrantRow['state']>(['revoked', 'ended', 'pre_registered']);

/** The others of this person to the same product: what they open stays open, whatever is closed here. */
export function OtherAccesses({ contact, line }: { contact: string; line: OrderLineTerms }) {
  const { t } = useTranslation();
  const can = useCan();
  const params = { path: { id: contact }, query: { limit: 100 } };
  const grants = $api.useQuery('get', '/api/contacts/{id}/grants', { params }, { enabled: can('view_contacts') });
  const others = (grants.data?.items ?? []).filter(
    (grant) => grant.product.id === line.product.id && grant.id !== line.grant?.id && !over.has(grant.state),
  );
  if (others.length === 0) return null;
  return (
    <div style={{ marginBlockEnd: 14 }}>
      <Notice tone="quiet" title={t('orders.terms.other_grants')}>
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {others.map((grant) => (
            <li key={grant.id}>
              <Other grant={grant} />
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function Other({ grant }: { grant: GrantRow }) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const offer = grant.offer?.title ?? t(`access.kind.${grant.kind}`);
  const access = t('access.why.of_order', { offer, order: grant.order.number });
  const until = grant.end_at ? formatLastDay(grant.end_at, i18n.language, zone) : null;
  return (
    <RowLink to={`/orders/${grant.order.id}`}>
      {until ? t('orders.terms.other_until', { access, until }) : t('orders.terms.other_unlimited', { access })}
    </RowLink>
  );
}
