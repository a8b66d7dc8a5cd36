// SPDX-License-Identifier: Apache-2.0
import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Effects } from '../../api/types';

interface Props {
  effects: Effects | undefined;
  value: 'extend' | 'second';
  onChange: (value: 'extend' | 'second') => void;
}

/** Only when this person already holds this very offer. */
export function SameOffer({ effects, value, onChange }: Props) {
  const { t } = useTranslation();
  const same = effects?.warnings.some((warning) => warning.code === 'offer.same_active');
  if (!same) return null;
  return (
    <Radio.Group label={t('access.same_offer')} value={value} onChange={onChange}>
      <Stack gap="xs" mt={6}>
        <Radio value="extend" label={t('access.same_extend')} description={t('access.same_extend_hint')} />
        <Radio value="second" label={t('access.same_second')} description={t('access.same_second_hint')} />
      </Stack>
    </Radio.Group>
  );
}
