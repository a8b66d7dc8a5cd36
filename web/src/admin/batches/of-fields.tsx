// SPDX-License-Identifier: Apache-2.0
import { Group, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useOffers } from '../access/access-fields';
import { useProducts } from '../access/use-products';

export type OfValues = { of_product: string; of_offer: string };

interface Props {
  form: UseFormReturnType<OfValues>;
  /** The course is known already. */
  fixed: boolean;
  /** One course has to be meant. */
  required: boolean;
}

/** Which of the accesses somebody holds are meant. */
export function OfFields({ form, fixed, required }: Props) {
  const { t } = useTranslation();
  const { of_product: product, of_offer: offer } = form.values;
  const products = useProducts();
  const offers = useOffers(product) ?? [];
  return (
    <Group grow align="flex-start" gap="sm">
      {!fixed && (
        <Select
          label={t('batches.of_course')}
          placeholder={t(required ? 'access.choose_product' : 'batches.any_course')}
          data={products.map(({ id, title }) => ({ value: id, label: title }))}
          value={product || null}
          onChange={(id) => form.setValues({ of_product: id ?? '', of_offer: '' })}
          searchable
          clearable={!required}
          required={required}
          error={form.errors.of_product}
          nothingFoundMessage={t('common.nothing_found')}
        />
      )}
      {product !== '' && offers.length > 1 && (
        <Select
          label={t('batches.of_offer')}
          placeholder={t('batches.any_offer')}
          data={offers.map(({ id, title }) => ({ value: id, label: title }))}
          value={offer || null}
          onChange={(id) => form.setFieldValue('of_offer', id ?? '')}
          clearable
          error={form.errors.of_offer}
        />
      )}
    </Group>
  );
}
