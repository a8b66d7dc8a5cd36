// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../api/types';
import { asPolicy } from '../../../lib/policy';
import { DateText } from '../../../ui/date-text';
import { Facts } from '../../../ui/facts';
import { StatusBadge } from '../../../ui/status-badge';
import { PinText } from '../../access/attribute-field';
import { attributeName, attributes, attributeText } from '../../access/policy-text';

/** Each condition says whether it follows the offer or belongs to this order alone. */
export function PolicyFacts({ line }: { line: Order['lines'][number] }) {
  const { t, i18n } = useTranslation();
  const policy = asPolicy(line.policy);
  const shown = policy.full ? (['scope', 'start'] as const) : attributes;
  const items = shown.map((attribute) => ({
    label: attributeName(attribute, t),
    value: attributeText(attribute, policy, t, i18n.language),
    note: line.pinned.includes(attribute) ? (
      <>
        <StatusBadge tone="brand-tone">{t('access.kind.individual')}</StatusBadge>
        {line.pins[attribute] && (
          <Text span size="xs" c="dimmed">
            <PinText pin={line.pins[attribute]} />
          </Text>
        )}
      </>
    ) : null,
  }));
  const grant = line.grant;
  const granted = grant
    ? [
        {
          label: t('access.lessons'),
          value: t('access.lessons_of', { open: grant.lessons_open, total: grant.lessons_total }),
          note: null,
        },
        {
          label: t('access.until'),
          value: <DateText clock="school" end at={grant.end_at} time none={t('common.unlimited')} />,
          note: null,
        },
      ]
    : [];
  return <Facts items={[...items, ...granted]} />;
}
