// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { Mail } from '../../api/types';
import { StatusBadge, type Tone } from '../../ui/status-badge';

const tones: Record<Mail['state'], Tone> = {
  held: 'warning',
  planned: 'info',
  sending: 'info',
  sent: 'ok',
  failed: 'danger',
  not_sent: 'neutral',
  discarded: 'neutral',
};

export function MailState({ state }: { state: Mail['state'] }) {
  const { t } = useTranslation();
  return <StatusBadge tone={tones[state]}>{t(`mails.state.${state}`)}</StatusBadge>;
}
