// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useSchool } from '../../api/session';
import { formatDay } from '../../lib/format';
import { partOf } from '../../lib/forms';
import { Notice } from '../../ui/notice';
import { useToast } from '../../ui/toast';
import { ActDialog } from './act-dialog';
import { FreezeFields } from './freeze-fields';
import { freezeOf, type FreezeValues } from './freeze-values';
import type { ActProps } from './grant-act';
import { newLength, placeLength } from './length';
import { useGrantAct } from './use-grant-act';

type Values = FreezeValues & { reason: string };

/** A pause that the end is moved by: from now, from a day to come, or for days that are past. */
export function FreezeAccess({ grant, name, onClose }: ActProps) {
  const { t } = useTranslation();
  const { say } = useToast();
  const initial: Values = { ...newLength(), start: 'now', from: '', reason: '' };
  const act = useGrantAct({
    act: 'freeze',
    grant,
    initial,
    bodyOf: freezeOf,
    place: placeLength,
    send: (body, params) => answerOf(api.POST('/api/grants/{id}/freezes', { body, params })),
    onDone: ({ undo }) => {
      onClose();
      say(t('access.dates.done_frozen'), undo);
    },
  });
  return (
    <ActDialog
      title={t('access.dates.freeze_title', { product: grant.product.title, name })}
      verb={t('access.dates.freeze')}
      act={act}
      onClose={onClose}
    >
      <Replaced grant={act.grant} />
      <FreezeFields form={partOf(act.form)} />
    </ActDialog>
  );
}

/** A second freeze takes the place of the first and is never added to it. */
function Replaced({ grant }: { grant: ActProps['grant'] }) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const { frozen_until: until, frozen_from: from, state } = grant;
  const day = (at: string) => formatDay(at, i18n.language, zone);
  if (state === 'frozen' && until) {
    return <Notice tone="quiet">{t('access.dates.replaces_until', { until: day(until) })}</Notice>;
  }
  if (from) return <Notice tone="quiet">{t('access.dates.replaces_from', { from: day(from) })}</Notice>;
  return null;
}
