// SPDX-License-Identifier: Apache-2.0
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { currencies } from '../../lib/money';
import classes from './money-input.module.css';

interface Props {
  label: string;
  amount: string;
  currency: string;
  onAmount: (amount: string) => void;
  onCurrency: (currency: string) => void;
  error?: React.ReactNode;
  description?: string;
  required?: boolean;
}

/** Typed as people write it, "49,90" or "49.9"; the form turns it into minor units. */
export function MoneyInput(props: Props) {
  const { t } = useTranslation();
  const { label, amount, currency, onAmount, onCurrency, ...rest } = props;
  const known = currencies.includes(currency) ? currencies : [currency, ...currencies];
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={amount}
      onChange={(event) => onAmount(event.currentTarget.value)}
      rightSectionWidth={76}
      rightSection={
        <select
          className={classes.currency}
          aria-label={t('common.currency')}
          value={currency}
          onChange={(event) => onCurrency(event.currentTarget.value)}
        >
          {known.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </select>
      }
      {...rest}
    />
  );
}
