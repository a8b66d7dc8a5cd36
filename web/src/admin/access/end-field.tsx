// SPDX-License-Identifier: Apache-2.0
import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../api/session';
import { zoneCity } from '../../lib/format';
import { DayInput } from '../../ui/day-input';

export type EndValues = { kind: 'day' | 'never'; until: string };

interface Props {
  value: EndValues;
  onChange: (change: Partial<EndValues>) => void;
  error?: React.ReactNode;
}

/** The last day, whatever the offer says, or no end at all. */
export function EndField({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  const { zone } = useSchool();
  return (
    <Radio.Group
      label={t('access.until_when')}
      value={value.kind}
      onChange={(kind) => onChange({ kind })}
      error={value.kind === 'never' && error}
    >
      <Stack gap="xs" mt={6}>
        <Radio value="day" label={t('access.dates.until')} />
        {value.kind === 'day' && (
          <div style={{ marginInlineStart: 32 }}>
            <DayInput
              label={t('access.period.date')}
              description={t('access.dates.whole_day', { zone: zoneCity(zone) })}
              value={value.until}
              onChange={(until) => onChange({ until })}
              error={error}
              required
            />
          </div>
        )}
        <Radio value="never" label={t('access.dates.without_end')} />
      </Stack>
    </Radio.Group>
  );
}
