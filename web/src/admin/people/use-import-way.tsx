// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import type { OtherWay } from '../../ui/two-ways';

const ImportStart = lazy(async () => ({ default: (await import('./import-start')).ImportStart }));

/** Behind every + for people: one person, or many at once. */
export function useImportWay(product: string | undefined, onClose: () => void): OtherWay | undefined {
  const { t } = useTranslation();
  const can = useCan();
  if (!can('import_contacts')) return undefined;
  return {
    label: t('import.way'),
    first: t('import.way_one'),
    second: t('import.way_many'),
    content: () => (
      <Suspense fallback={null}>
        <ImportStart product={product} onBegun={onClose} />
      </Suspense>
    ),
  };
}
