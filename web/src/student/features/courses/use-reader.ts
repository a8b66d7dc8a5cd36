// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { formatLongMoment, zoneCity } from '../../../lib/format';
import { viewerZone } from '../../../lib/zones';

/** A moment on the reader's own clock, with the place that clock belongs to. */
export function useReader() {
  const { t, i18n } = useTranslation();
  const me = $api.useQuery('get', '/api/me', {}, { staleTime: 300_000 });
  const zone = me.data?.zone ?? viewerZone();
  const moment = (at: string) =>
    t('common.moment_in_zone', { moment: formatLongMoment(at, i18n.language, zone), zone: zoneCity(zone) });
  return { zone, moment };
}
