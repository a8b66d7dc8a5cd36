// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../api/session';
import type { GrantRow } from '../../api/types';
import { formatMoment, lastMoment } from '../../lib/format';
import { Notice } from '../../ui/notice';

interface Props {
  /** As it was when the form was opened. */
  before: GrantRow;
  now: GrantRow;
}

/** Somebody else was quicker: both versions of what they changed, and nothing typed is lost. */
export function Meanwhile({ before, now }: Props) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  if (before.version === now.version) return null;
  const endOf = ({ end_at: end }: GrantRow) =>
    end ? formatMoment(lastMoment(end, zone), i18n.language, zone) : t('common.unlimited');
  const pairs = [
    { label: t('access.dates.end'), was: endOf(before), is: endOf(now) },
    { label: t('common.state'), was: t(`access.state.${before.state}`), is: t(`access.state.${now.state}`) },
  ];
  return (
    <Notice tone="warning" title={t('common.someone_else')} role="alert">
      {pairs
        .filter(({ was, is }) => was !== is)
        .map((pair) => (
          <div key={pair.label}>{t('access.dates.meanwhile', pair)}</div>
        ))}
      {t('access.dates.meanwhile_text')}
    </Notice>
  );
}
