// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { ImportCounts } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import classes from './imports.module.css';
import { verdicts } from './row-text';
import { useRowFilter } from './use-rows';

/** The counts, each of which shows its rows. `done`: they tell what was, not what would be. */
export function ImportFigures({ counts, done = false }: { counts: ImportCounts; done?: boolean }) {
  const { t, i18n } = useTranslation();
  const filter = useRowFilter();
  const figures = [
    { verdict: undefined, count: counts.rows, label: t('import.figure.rows') },
    ...verdicts.map((verdict) => ({
      verdict,
      count: counts[verdict],
      label: done ? t(`import.figure.${verdict}_done`) : t(`import.figure.${verdict}`),
    })),
  ];
  return (
    <div className={classes.figures} role="group" aria-label={t('import.show_rows')}>
      {figures.map(({ verdict, count, label }) => (
        <button
          key={label}
          type="button"
          className={classes.figure}
          aria-pressed={filter.verdict === verdict}
          onClick={() => filter.set({ verdict, code: undefined })}
        >
          <strong>{formatNumber(count, i18n.language)}</strong>
          <span>{label}</span>
        </button>
      ))}
    </div>
  );
}
