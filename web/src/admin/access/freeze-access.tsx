// SPDX-License-Identifier: Apache-2.0
import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useSchool } from '../../api/session';
import { formatDay } from '../../lib/format';
import { partOf } from '../../lib/forms';
import { dayIn } from '../../lib/zones';
import { DayInput } from '../../ui/day-input';
import { Notice } from '../../ui/notice';
import { useToast } from '../../ui/toast';
import { ActDialog } from './act-dialog';
import type { ActProps } from './grant-act';
import { lengthOf, type LengthValues, newLength, placeLength } from './length';
import { LengthField } from './length-field';
import { useGrantAct } from './use-grant-act';

type Values = LengthValues & { start: 'now' | 'day'; from: string; reason: string };

const usual: LengthValues[] = [
  { amount: 7, unit: 'days' },
  { amount: 14, unit: 'days' },
  { amount: 1, unit: 'months' },
];

function bodyOf(values: Values) {
  const length = lengthOf(values);
  if (!length || (values.start === 'day' && values.from === '')) return null;
  return values.start === 'day' ? { ...length, from: values.from } : length;
}

/** A pause that the end is moved by: from now, from a day to come, or for days that are past. */
export function FreezeAccess({ grant, name, onClose }: ActProps) {
  const { t } = useTranslation();
  const { zone } = useSchool();
  const { say } = useToast();
  const initial: Values = { ...newLength(), start: 'now', from: '', reason: '' };
  const act = useGrantAct({
    act: 'freeze',
    grant,
    initial,
    bodyOf,
    place: placeLength,
    send: (body, params) => answerOf(api.POST('/api/grants/{id}/freezes', { body, params })),
    onDone: ({ undo }) => {
      onClose();
      say(t('access.dates.done_frozen'), undo);
    },
  });
  const { form, values } = act;
  const past = values.from !== '' && values.from < dayIn(zone);
  return (
    <ActDialog
      title={t('access.dates.freeze_title', { product: grant.product.title, name })}
      verb={t('access.dates.freeze')}
      act={act}
      onClose={onClose}
    >
      <Replaced grant={act.grant} />
      <LengthField label={t('access.dates.freeze_for')} form={partOf(form)} chips={usual} />
      <Radio.Group
        label={t('access.dates.freeze_from')}
        value={values.start}
        onChange={(start) => form.setFieldValue('start', start)}
        error={values.start === 'now' && form.errors.from}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="now" label={t('access.dates.freeze_now')} />
          <Radio value="day" label={t('access.dates.freeze_day')} />
          {values.start === 'day' && (
            <div style={{ marginInlineStart: 32 }}>
              <DayInput
                label={t('access.dates.first_day')}
                description={t(past ? 'access.dates.freeze_past_hint' : 'access.dates.freeze_day_hint')}
                value={values.from}
                onChange={(from) => form.setFieldValue('from', from)}
                error={form.errors.from}
                required
              />
            </div>
          )}
        </Stack>
      </Radio.Group>
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
