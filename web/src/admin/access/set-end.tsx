// SPDX-License-Identifier: Apache-2.0
import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useSchool } from '../../api/session';
import type { GrantRow } from '../../api/types';
import { lastMoment, zoneCity } from '../../lib/format';
import { dayIn } from '../../lib/zones';
import { DayInput } from '../../ui/day-input';
import { useToast } from '../../ui/toast';
import { ActDialog } from './act-dialog';
import type { ActProps } from './grant-act';
import { useGrantAct } from './use-grant-act';

type Values = { kind: 'day' | 'never'; until: string; reason: string };

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
      <Radio.Group
        label={t('access.until_when')}
        value={values.kind}
        onChange={(kind) => form.setFieldValue('kind', kind)}
        error={values.kind === 'never' && form.errors.until}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="day" label={t('access.dates.until')} />
          {values.kind === 'day' && (
            <div style={{ marginInlineStart: 32 }}>
              <DayInput
                label={t('access.period.date')}
                description={t('access.dates.whole_day', { zone: zoneCity(zone) })}
                value={values.until}
                onChange={(until) => form.setFieldValue('until', until)}
                error={form.errors.until}
                required
              />
            </div>
          )}
          <Radio value="never" label={t('access.dates.without_end')} />
        </Stack>
      </Radio.Group>
    </ActDialog>
  );
}
