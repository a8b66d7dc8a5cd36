// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { ImportCounts } from '../../../api/types';
import { RowFigures } from '../../record/row-figures';
import { type Verdict, verdicts } from './row-text';
import { useRowFilter } from './use-rows';

/** The counts, each of which shows its rows. `done`: they tell what was, not what would be. */
export function ImportFigures({ counts, done = false }: { counts: ImportCounts; done?: boolean }) {
  const { t } = useTranslation();
  const filter = useRowFilter();
  const figures = [
    { key: undefined, count: counts.rows, label: t('import.figure.rows') },
    ...verdicts.map((verdict) => ({
      key: verdict,
      count: counts[verdict],
      label: done ? t(`import.figure.${verdict}_done`) : t(`import.figure.${verdict}`),
    })),
  ];
  return (
    <RowFigures<Verdict | undefined>
      label={t('import.show_rows')}
      figures={figures}
      chosen={filter.verdict}
      onChoose={(verdict) => filter.set({ verdict, code: undefined })}
    />
  );
}
