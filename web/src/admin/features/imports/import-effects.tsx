// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../../api/session';
import type { ImportCounts } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { WhatHappens } from '../../record/what-happens';

interface Props {
  rehearsal: { counts: ImportCounts; mails: number };
  pending: boolean;
}

/** The sentences that say what a run will do: how many people, accesses and mails. */
export function ImportEffects({ rehearsal: { counts, mails }, pending }: Props) {
  const { t, i18n } = useTranslation();
  const school = useSchool();
  const of = (count: number) => ({ count, n: formatNumber(count, i18n.language) });
  const lines = [
    counts.create > 0 && t('import.effect.create', of(counts.create)),
    counts.match > 0 && t('import.effect.match', of(counts.match)),
    counts.access > 0 ? t('import.effect.access', of(counts.access)) : t('import.effect.no_access'),
    mails === 0 && t('access.effects.mails_none'),
    mails > 0 && school.mails === 'hold' && t('access.effects.mails_held', of(mails)),
    mails > 0 && school.mails !== 'hold' && t('access.effects.mails_sent', of(mails)),
    counts.question > 0 && t('import.effect.question', of(counts.question)),
    counts.skip > 0 && t('import.effect.skip', of(counts.skip)),
  ].filter((line) => line !== false);
  return <WhatHappens title={t('import.effect.title')} lines={lines} pending={pending} />;
}
