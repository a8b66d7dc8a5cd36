// SPDX-License-Identifier: Apache-2.0
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProducts } from './use-products';

interface Props {
  value: string;
  onChange: (value: string) => void;
  error?: React.ReactNode;
  label?: string;
  required?: boolean;
  exclude?: string[];
}

export function ProductSelect({ value, onChange, error, label, required = true, exclude = [] }: Props) {
  const { t } = useTranslation();
  const products = useProducts().filter((product) => product.id === value || !exclude.includes(product.id));
  const data = products.map((product) => ({
    value: product.id,
    label: product.status === 'draft' ? t('access.product_in_draft', { title: product.title }) : product.title,
  }));
  return (
    <Select
      label={label ?? t('access.product')}
      placeholder={t('access.choose_product')}
      searchable
      required={required}
      data={data}
      value={value || null}
      onChange={(chosen) => onChange(chosen ?? '')}
      error={error}
      nothingFoundMessage={t('common.nothing_found')}
    />
  );
}
