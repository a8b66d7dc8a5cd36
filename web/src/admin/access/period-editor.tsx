// SPDX-License-Identifier: Apache-2.0
import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { longestPeriod, type Period, type Start } from '../../lib/policy';
import { DayInput, LocalMomentInput } from '../../ui/day-input';
import { WholeNumberInput } from '../../ui/whole-number-input';
import { labelled } from './labelled';

const inMonths = () => new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);

const firstPeriod: Record<Period['type'], () => Period> = {
  unlimited: () => ({ type: 'unlimited' }),
  days: () => ({ type: 'days', count: 30 }),
  months: () => ({ type: 'months', count: 3 }),
  until: () => ({ type: 'until', date: inMonths() }),
};

interface PeriodProps {
  period: Period;
  onChange: (period: Period) => void;
  /** Under a heading that says the same. */
  bare?: boolean;
}

export function PeriodEditor({ period, onChange, bare }: PeriodProps) {
  const { t } = useTranslation();
  const kinds = (['unlimited', 'days', 'months', 'until'] as const).map((value) => ({
    value,
    label: t(`access.period.${value}`),
  }));
  return (
    <Group grow align="flex-start">
      <Select
        {...labelled(t('access.duration'), bare)}
        data={kinds}
        value={period.type}
        allowDeselect={false}
        onChange={(type) => onChange(firstPeriod[type as Period['type']]())}
      />
      {(period.type === 'days' || period.type === 'months') && (
        <WholeNumberInput
          {...labelled(t('access.period.count'), bare)}
          min={1}
          max={longestPeriod[period.type]}
          value={period.count}
          onChange={(count) => onChange({ type: period.type, count })}
        />
      )}
      {period.type === 'until' && (
        <DayInput
          {...labelled(t('access.period.date'), bare)}
          value={period.date}
          onChange={(date) => onChange({ type: 'until', date })}
          required
        />
      )}
    </Group>
  );
}

interface StartProps {
  start: Start;
  onChange: (start: Start) => void;
  bare?: boolean;
}

export function StartEditor({ start, onChange, bare }: StartProps) {
  const { t } = useTranslation();
  const choose = (type: string | null) =>
    onChange(type === 'fixed' ? { type: 'fixed', local: `${inMonths()}T09:00` } : { type: 'at_grant' });
  return (
    <Group grow align="flex-start">
      <Select
        {...labelled(t('access.start'), bare)}
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
          {...labelled(t('access.rule.on_date'), bare)}
          value={start.local}
          onChange={(local) => onChange({ type: 'fixed', local })}
          required
        />
      )}
    </Group>
  );
}
