// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useSchool } from '../../api/session';
import type { GrantRow } from '../../api/types';
import { lastMoment } from '../../lib/format';
import { dayIn } from '../../lib/zones';
import { useToast } from '../../ui/toast';
import { ActDialog } from './act-dialog';
import { EndField, type EndValues } from './end-field';
import type { ActProps } from './grant-act';
import { useGrantAct } from './use-grant-act';

type Values = EndValues & { reason: string };

const lastDay = ({ end_at: end }: GrantRow, zone: string): string =>
  end ? dayIn(zone, new Date(lastMoment(end, zone))) : '';

/** The last day, whatever the offer says, or no end at all. */
export function SetEnd({ grant, name, onClose }: ActProps) {
  const { t } = useTranslation();
  const { zone } = useSchool();
  const { say } = useToast();
  const begun = lastDay(grant, zone);
  const initial: Values = { kind: 'day', until: begun, reason: '' };
  const act = useGrantAct({
    act: 'end',
    grant,
    initial,
    bodyOf: ({ kind, until }: Values) => {
      if (kind === 'never') return grant.end_at === null ? null : { until: null };
      return until === '' || until === begun ? null : { until };
    },
    send: (body, params) => answerOf(api.POST('/api/grants/{id}/end', { body, params })),
    onDone: ({ undo }) => {
      onClose();
      say(t('access.dates.done_end'), undo);
    },
  });
  const { form, values, panel } = act;
  const endsNow = panel.effects?.warnings.some(({ code }) => code === 'end.past') ?? false;
  return (
    <ActDialog
      title={t('access.dates.set_end_title', { product: grant.product.title, name })}
      verb={t(endsNow ? 'access.dates.end_now' : 'access.dates.set_end')}
      danger={endsNow}
      act={act}
      onClose={onClose}
    >
      <EndField value={values} onChange={(change) => form.setValues(change)} error={form.errors.until} />
    </ActDialog>
  );
}
