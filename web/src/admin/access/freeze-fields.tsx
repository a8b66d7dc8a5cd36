// SPDX-License-Identifier: Apache-2.0
import { Radio, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../api/session';
import { partOf } from '../../lib/forms';
import { dayIn } from '../../lib/zones';
import { DayInput } from '../../ui/day-input';
import type { FreezeValues } from './freeze-values';
import type { LengthValues } from './length';
import { LengthField } from './length-field';

const usual: LengthValues[] = [
  { amount: 7, unit: 'days' },
  { amount: 14, unit: 'days' },
  { amount: 1, unit: 'months' },
];

/** A pause: for how long, and from now, from a day to come, or for days that are past. */
export function FreezeFields({ form }: { form: UseFormReturnType<FreezeValues> }) {
  const { t } = useTranslation();
  const { zone } = useSchool();
  const { values } = form;
  const past = values.from !== '' && values.from < dayIn(zone);
  return (
    <>
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
    </>
  );
}
