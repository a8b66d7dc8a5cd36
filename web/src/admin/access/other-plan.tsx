// SPDX-License-Identifier: Apache-2.0
import { Radio, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { partOf } from '../../lib/forms';
import { PlanCarried } from './plan-carried';
import type { CarriedValues } from './plan-values';

export type OtherPlanValues = CarriedValues & { other_plan: 'replace' | 'beside' };

interface Props {
  form: UseFormReturnType<OtherPlanValues>;
  /** The end of the present plan. */
  end: string | null;
}

/** Only when this person holds the course by another offer: one plan after the other, or both. */
export function OtherPlan({ form, end }: Props) {
  const { t } = useTranslation();
  const { other_plan: chosen } = form.values;
  return (
    <>
      <Radio.Group
        label={t('access.plan.other')}
        value={chosen}
        onChange={(value) => form.setFieldValue('other_plan', value)}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="replace" label={t('access.plan.replace')} description={t('access.plan.replace_hint')} />
          <Radio value="beside" label={t('access.plan.beside')} description={t('access.plan.beside_hint')} />
        </Stack>
      </Radio.Group>
      {chosen === 'replace' && <PlanCarried form={partOf(form)} end={end} />}
    </>
  );
}
