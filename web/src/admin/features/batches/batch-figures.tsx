// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../../api/types';
import { useListState } from '../../../ui/list-state';
import { RowFigures } from '../../record/row-figures';

const before = ['will', 'already', 'refused'] as const;
const after = ['done', 'already', 'refused', 'failed', 'undone', 'will'] as const;
/** Always there, also with nobody in it: that nobody was refused is worth knowing. */
const always = new Set<string>(['will', 'done', 'already', 'refused']);

/** The counts, each of which shows its rows. */
export function BatchFigures({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const { text, set } = useListState();
  const { counts, state, total } = batch;
  const planned = state === 'rehearsed';
  const shown = (planned ? before : after).filter((verdict) => {
    if (verdict === 'will' && !planned) return counts.will > 0;
    return counts[verdict] > 0 || always.has(verdict);
  });
  const figures: { key: string | undefined; count: number; label: string }[] = [
    { key: undefined, count: total, label: t('batches.figure.all') },
    ...shown.map((verdict) => ({
      key: verdict,
      count: counts[verdict],
      label: verdict === 'will' && !planned ? t('batches.figure.left') : t(`batches.figure.${verdict}`),
    })),
  ];
  return (
    <RowFigures<string | undefined>
      label={t('batches.show_rows')}
      figures={figures}
      chosen={text('verdict')}
      onChoose={(verdict) => set({ verdict })}
    />
  );
}
