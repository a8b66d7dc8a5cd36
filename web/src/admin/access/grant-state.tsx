// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { GrantRow } from '../../api/types';
import { StatusBadge, type Tone } from '../../ui/status-badge';

type State = GrantRow['state'] | 'waiting';

const tones: Record<State, Tone> = {
  active: 'ok',
  pending: 'info',
  frozen: 'info',
  suspended: 'warning',
  waiting: 'warning',
  ended: 'neutral',
  revoked: 'neutral',
  pre_registered: 'neutral',
};

export function GrantState({ state }: { state: State }) {
  const { t } = useTranslation();
  return <StatusBadge tone={tones[state]}>{t(`access.state.${state}`)}</StatusBadge>;
}
