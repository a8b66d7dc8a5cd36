// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../../api/types';
import { StatusBadge, type Tone } from '../../../ui/status-badge';

const tones: Record<Batch['state'], Tone> = {
  rehearsing: 'info',
  rehearsed: 'warning',
  running: 'info',
  done: 'ok',
  cancelled: 'warning',
  failed: 'danger',
  undoing: 'info',
  undone: 'neutral',
};

export function BatchState({ state }: Pick<Batch, 'state'>) {
  const { t } = useTranslation();
  return <StatusBadge tone={tones[state]}>{t(`batches.state.${state}`)}</StatusBadge>;
}
