// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../api/session';
import type { Effects } from '../../api/types';
import { formatLastDay } from '../../lib/format';

interface Props {
  effects: Effects | undefined;
  kind: 'offer' | 'full';
}

/** Until when, and where that comes from; one line where the products end together. */
export function UntilWhen({ effects, kind }: Props) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  if (!effects || effects.products.length === 0) return null;
  const ends = [...new Set(effects.products.map((product) => product.until ?? ''))];
  const endText = (end: string) =>
    end ? formatLastDay(end, i18n.language, zone) : t('common.unlimited');
  return (
    <div>
      <Text size="sm" fw={550}>
        {t('access.until_when')}
      </Text>
      <Text size="sm">{ends.map(endText).join(' · ')}</Text>
      <Text size="xs" c="dimmed">
        {t(kind === 'full' ? 'access.until_by_full' : 'access.until_by_offer')}
      </Text>
    </div>
  );
}
