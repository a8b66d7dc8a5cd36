// SPDX-License-Identifier: Apache-2.0
import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportColumn } from '../../../api/types';
import type { Order } from './column-choice';
import classes from './imports.module.css';
import { bothReadings } from './read-value';

interface Props {
  column: ImportColumn;
  value: Order | null;
  onChange: (order: Order) => void;
}

const orders = ['day_month', 'month_day'] as const;

/** Asked with a date of the file itself, so that the answer needs no thinking about formats. */
export function DateOrderChoice({ column, value, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const sample = column.samples.find(({ text }) => bothReadings(text, i18n.language) !== null)?.text ?? '';
  const readings = bothReadings(sample, i18n.language);
  return (
    <Radio.Group
      className={classes.order ?? ''}
      label={sample ? t('import.date_order_of', { sample }) : t('import.date_order')}
      value={value}
      error={value === null && t('errors.date.ambiguous')}
      onChange={(order) => onChange(order)}
    >
      <Stack gap={6} mt={4}>
        {orders.map((order) => (
          <Radio
            key={order}
            value={order}
            label={readings ? t(`import.order.${order}_as`, { day: readings[order] }) : t(`import.order.${order}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
