// SPDX-License-Identifier: Apache-2.0
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isWhole, readTyped, stepped, type Typed } from '../lib/whole-number';

interface Props {
  label?: string;
  'aria-label'?: string;
  value: Typed;
  onChange: (value: Typed) => void;
  min: number;
  max: number;
  required?: boolean;
  error?: React.ReactNode;
  'data-autofocus'?: boolean;
}

const steps: Record<string, number> = { ArrowUp: 1, ArrowDown: -1 };

/** What was typed or pasted stays as it is: a field that mends it by itself saves what nobody saw. It
 * says beside itself what it takes, and whoever saves asks `isWhole` first. */
export function WholeNumberInput({ value, onChange, min, max, error, ...rest }: Props) {
  const { t } = useTranslation();
  const wrong = value !== '' && !isWhole(value, min, max);
  const missing = value === '' && !rest.required;
  const step = (event: React.KeyboardEvent) => {
    const by = steps[event.key];
    if (!by) return;
    event.preventDefault();
    onChange(stepped(value, by, min, max));
  };
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      value={String(value)}
      onChange={(event) => onChange(readTyped(event.currentTarget.value))}
      onKeyDown={step}
      error={wrong || missing ? t('common.whole_number', { min, max }) : error}
    />
  );
}
