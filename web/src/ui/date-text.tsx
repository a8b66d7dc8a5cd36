// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { useSchool } from '../api/session';
import { formatDay, formatMoment, zoneCity } from '../lib/format';
import { sameClock, viewerZone } from '../lib/zones';

interface Props {
  at: string | null | undefined;
  time?: boolean;
  none?: string;
}

/** In the school's zone, which is named; the viewer's own clock as well when the two differ. */
export function DateText({ at, time, none = '' }: Props) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  if (!at) return <span>{none}</span>;
  const own = viewerZone();
  const moment = formatMoment(at, i18n.language, zone);
  const school = t('common.moment_in_zone', { moment, zone: zoneCity(zone) });
  const yours = t('common.moment_yours', { moment: formatMoment(at, i18n.language, own) });
  const label = sameClock(zone, own, new Date(at)) ? school : `${school} · ${yours}`;
  return (
    <time dateTime={at} title={label} className="numbers">
      {time ? moment : formatDay(at, i18n.language, zone)}
    </time>
  );
}
