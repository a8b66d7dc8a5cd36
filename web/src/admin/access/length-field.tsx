// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Select, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { WholeNumberInput } from '../../ui/whole-number-input';
import { type LengthValues, longest, type Unit } from './length';

interface Props {
  label: string;
  form: UseFormReturnType<LengthValues>;
  chips: LengthValues[];
}

const chosen = { color: 'var(--stoa-brand-text)', borderColor: 'currentColor' };

/** Days or months; the usual ones by one press. */
export function LengthField({ label, form, chips }: Props) {
  const { t } = useTranslation();
  const { amount, unit } = form.values;
  const units = (['days', 'months'] as const).map((value) => ({ value, label: t(`access.period.${value}`) }));
  const chipText = (chip: LengthValues) => t(`access.period.${chip.unit}_count`, { count: Number(chip.amount) });
  return (
    <Stack gap={8}>
      <Group grow align="flex-start" gap="sm">
        <WholeNumberInput
          label={label}
          required
          data-autofocus
          min={1}
          max={longest[unit]}
          value={amount}
          onChange={(value) => form.setFieldValue('amount', value)}
          error={form.errors.amount}
        />
        <Select
          label={t('access.dates.unit')}
          data={units}
          value={unit}
          allowDeselect={false}
          onChange={(value) => form.setFieldValue('unit', value as Unit)}
        />
      </Group>
      <Group gap={6}>
        {chips.map((chip) => {
          const pressed = Number(amount) === chip.amount && unit === chip.unit;
          return (
            <Button
              key={`${chip.amount}${chip.unit}`}
              variant="default"
              size="compact-sm"
              aria-pressed={pressed}
              {...(pressed ? { style: chosen } : {})}
              onClick={() => form.setValues(chip)}
            >
              {chipText(chip)}
            </Button>
          );
        })}
      </Group>
    </Stack>
  );
}
