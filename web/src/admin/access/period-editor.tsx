// SPDX-License-Identifier: Apache-2.0
import { Group, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Period, Start } from '../../lib/policy';
import { DayInput, LocalMomentInput } from '../../ui/day-input';

const inMonths = () => new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);

const firstPeriod: Record<Period['type'], () => Period> = {
  unlimited: () => ({ type: 'unlimited' }),
  days: () => ({ type: 'days', count: 30 }),
  months: () => ({ type: 'months', count: 3 }),
  until: () => ({ type: 'until', date: inMonths() }),
};

export function PeriodEditor({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const { t } = useTranslation();
  const kinds = (['unlimited', 'days', 'months', 'until'] as const).map((value) => ({
    value,
    label: t(`access.period.${value}`),
  }));
  return (
    <Group grow align="flex-start">
      <Select
        label={t('access.duration')}
        data={kinds}
        value={period.type}
        allowDeselect={false}
        onChange={(type) => onChange(firstPeriod[type as Period['type']]())}
      />
      {(period.type === 'days' || period.type === 'months') && (
        <NumberInput
          label={t('access.period.count')}
          min={1}
          max={period.type === 'days' ? 36_500 : 1200}
          allowDecimal={false}
          value={period.count}
          onChange={(count) => onChange({ type: period.type, count: Number(count) || 1 })}
        />
      )}
      {period.type === 'until' && (
        <DayInput
          label={t('access.period.date')}
          value={period.date}
          onChange={(date) => onChange({ type: 'until', date })}
          required
        />
      )}
    </Group>
  );
}

export function StartEditor({ start, onChange }: { start: Start; onChange: (start: Start) => void }) {
  const { t } = useTranslation();
  const choose = (type: string | null) =>
    onChange(type === 'fixed' ? { type: 'fixed', local: `${inMonths()}T09:00` } : { type: 'at_grant' });
  return (
    <Group grow align="flex-start">
      <Select
        label={t('access.start')}
        allowDeselect={false}
        data={[
          { value: 'at_grant', label: t('access.start_at_grant') },
          { value: 'fixed', label: t('access.start_fixed') },
        ]}
        value={start.type}
        onChange={choose}
      />
      {start.type === 'fixed' && (
        <LocalMomentInput
          label={t('access.rule.on_date')}
          value={start.local}
          onChange={(local) => onChange({ type: 'fixed', local })}
          required
        />
      )}
    </Group>
  );
}
