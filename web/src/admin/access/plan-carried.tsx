// SPDX-License-Identifier: Apache-2.0
import { Radio, Stack, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../api/session';
import { formatLastDay } from '../../lib/format';
import { type CarriedValues, ends } from './plan-values';

interface Props {
  form: UseFormReturnType<CarriedValues>;
  /** The end of the plan that is replaced; absent where many are, each with its own. */
  end?: string | null;
}

/** What goes over from the old plan to the new one: where it counts from, and until when. */
export function PlanCarried({ form, end }: Props) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const until = end && formatLastDay(end, i18n.language, zone);
  const labelOf = (one: (typeof ends)[number]) => {
    if (one !== 'keep_old') return t(`access.plan.${one}`);
    if (end === undefined) return t('access.plan.keep_old_each');
    return until ? t('access.plan.keep_old_until', { until }) : t('access.plan.keep_old');
  };
  return (
    <>
      <Switch
        label={t('access.plan.keep_start')}
        description={t(form.values.keep_start ? 'access.plan.keep_start_hint' : 'access.plan.new_start_hint')}
        {...form.getInputProps('keep_start', { type: 'checkbox' })}
      />
      <Radio.Group
        label={t('access.until_when')}
        value={form.values.end}
        onChange={(chosen) => form.setFieldValue('end', chosen)}
        error={form.errors.end}
      >
        <Stack gap="xs" mt={6}>
          {ends.map((one) => (
            <Radio key={one} value={one} label={labelOf(one)} />
          ))}
        </Stack>
      </Radio.Group>
    </>
  );
}
