// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { ImportLine } from '../../../api/types';
import { StatusBadge, type Tone } from '../../../ui/status-badge';

const tones: Record<ImportLine['state'], Tone> = {
  uploaded: 'neutral',
  mapped: 'neutral',
  rehearsed: 'neutral',
  running: 'info',
  done: 'ok',
  cancelled: 'warning',
  failed: 'danger',
  undoing: 'info',
  undone: 'neutral',
};

export function ImportState({ state }: Pick<ImportLine, 'state'>) {
  const { t } = useTranslation();
  return <StatusBadge tone={tones[state]}>{t(`import.state.${state}`)}</StatusBadge>;
}
