// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../ui/status-badge';

type Status = 'draft' | 'published' | 'closed' | 'archived';

const tones: Record<Status, Tone> = { draft: 'warning', published: 'ok', closed: 'neutral', archived: 'neutral' };

export function Publication({ status }: { status: Status }) {
  const { t } = useTranslation();
  return <StatusBadge tone={tones[status]}>{t(`common.status_${status}`)}</StatusBadge>;
}
