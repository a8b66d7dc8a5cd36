// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { useClock, useSchool } from '../api/session';
import { formatDay, formatMoment, lastMoment, zoneCity } from '../lib/format';
import { sameClock, viewerZone } from '../lib/zones';

interface Props {
  at: string | null | undefined;
  time?: boolean;
  /** The end of something: midnight is said as the day that it closes. */
  end?: boolean;
  /** Terms of access are read as the school counts them, whoever reads them. */
  clock?: 'own' | 'school';
  none?: string;
}

/** By the viewer's clock, which is the school's unless they chose another; it is named, and so is
 * what the other clock shows where the two differ. */
export function DateText({ at: given, time, end, clock = 'own', none = '' }: Props) {
  const { t, i18n } = useTranslation();
  const school = useSchool().zone;
  const own = useClock();
  if (!given) return <span>{none}</span>;
  const at = end ? lastMoment(given, school) : given;
  const zone = clock === 'school' ? school : own;
  const moment = formatMoment(at, i18n.language, zone);
  const named = (where: string) =>
    t('common.moment_in_zone', { moment: formatMoment(at, i18n.language, where), zone: zoneCity(where) });
  const yours = own === school ? viewerZone() : own;
  const other =
    zone === school
      ? t('common.moment_yours', { moment: formatMoment(at, i18n.language, yours) })
      : named(school);
  const differs = !sameClock(zone, zone === school ? yours : school, new Date(at));
  return (
    <time dateTime={given} title={differs ? `${named(zone)} · ${other}` : named(zone)} className="numbers">
      {time ? moment : formatDay(at, i18n.language, zone)}
    </time>
  );
}
