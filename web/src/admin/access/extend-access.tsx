// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useSchool } from '../../api/session';
import { formatLastDay } from '../../lib/format';
import { partOf } from '../../lib/forms';
import { useToast } from '../../ui/toast';
import { ActDialog } from './act-dialog';
import type { ActProps } from './grant-act';
import { lengthOf, newLength, placeLength, usualExtensions } from './length';
import { LengthField } from './length-field';
import { useGrantAct } from './use-grant-act';

/** More days or months, counted from the end or, where that is past, from now. */
export function ExtendAccess({ grant, name, onClose }: ActProps) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const { say } = useToast();
  const act = useGrantAct({
    act: 'extend',
    grant,
    initial: { ...newLength(), reason: '' },
    bodyOf: lengthOf,
    place: placeLength,
    send: (body, params) => answerOf(api.POST('/api/grants/{id}/extension', { body, params })),
    onDone: ({ grant: after, undo }) => {
      onClose();
      const until = after?.end_at ? formatLastDay(after.end_at, i18n.language, zone) : t('common.unlimited');
      say(t('access.dates.done_extended', { until }), undo);
    },
  });
  return (
    <ActDialog
      title={t('access.dates.extend_title', { product: grant.product.title, name })}
      verb={t('access.dates.extend_verb')}
      act={act}
      onClose={onClose}
    >
      <LengthField label={t('access.dates.by')} form={partOf(act.form)} chips={usualExtensions} />
    </ActDialog>
  );
}
