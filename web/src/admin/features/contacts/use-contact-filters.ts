// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { languageNames, languages } from '../../../i18n/languages';
import type { Filter } from '../../../ui/filter-bar';
import { useProducts } from '../../access/use-products';

export function useContactFilters(): Filter[] {
  const { t } = useTranslation();
  const products = useProducts();
  const tags = $api.useQuery('get', '/api/tags', { params: { query: { limit: 200 } } }).data?.items ?? [];
  const filters: Filter[] = [
    {
      key: 'signed_in',
      label: t('contacts.signed_in'),
      options: [
        { value: 'ever', label: t('contacts.signed_in_ever') },
        { value: 'never', label: t('contacts.signed_in_never') },
      ],
    },
    {
      key: 'product',
      label: t('access.product'),
      options: products.map((product) => ({ value: product.id, label: product.title })),
    },
    {
      key: 'language',
      label: t('common.language'),
      options: languages.map((language) => ({ value: language, label: languageNames[language] })),
    },
    {
      key: 'tag',
      label: t('contacts.tags'),
      many: true,
      options: tags.map((tag) => ({ value: tag.name, label: tag.name })),
    },
  ];
  return filters.filter((filter) => filter.options.length > 0);
}
