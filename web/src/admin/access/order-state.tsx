// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { OrderRow } from '../../api/types';
import { StatusBadge, type Tone } from '../../ui/status-badge';

const tones: Record<OrderRow['state'], Tone> = { waiting: 'warning', given: 'ok', cancelled: 'neutral' };

export function OrderState({ state }: { state: OrderRow['state'] }) {
  const { t } = useTranslation();
  return <StatusBadge tone={tones[state]}>{t(`orders.state.${state}`)}</StatusBadge>;
}
