// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../lib/format';
import classes from './row-figures.module.css';

interface Props<K> {
  label: string;
  figures: { key: K; count: number; label: string }[];
  chosen: K;
  onChoose: (key: K) => void;
}

/** The counts of a list of rows, each of which shows its rows. */
export function RowFigures<K extends string | undefined>({ label, figures, chosen, onChoose }: Props<K>) {
  const { i18n } = useTranslation();
  return (
    <div className={classes.figures} role="group" aria-label={label}>
      {figures.map((figure) => (
        <button
          key={figure.label}
          type="button"
          className={classes.figure}
          aria-pressed={chosen === figure.key}
          onClick={() => onChoose(figure.key)}
        >
          <strong>{formatNumber(figure.count, i18n.language)}</strong>
          <span>{figure.label}</span>
        </button>
      ))}
    </div>
  );
}
