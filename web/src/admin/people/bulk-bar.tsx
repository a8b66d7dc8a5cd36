// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { formatNumber } from '../../lib/format';
import { ActionMenu } from '../../ui/action-menu';
import { openOver } from '../../ui/over';
import classes from '../../ui/selection-bar.module.css';
import { usePhone } from '../../ui/use-phone';
import type { ActName } from '../batches/act-values';
import { type BulkList, countOf } from '../batches/selection';
import { actsFor } from './bulk-acts';
import { nobody, type Picked } from './use-picked';

const NewBatch = lazy(async () => ({ default: (await import('../batches/new-batch')).NewBatch }));

interface Props {
  list: BulkList;
  picked: Picked;
  /** How many match the filters. */
  total: number;
  onPick: (picked: Picked) => void;
}

/** What can be done with all that are ticked, in every list of people; it stays in sight while one scrolls. */
export function BulkBar({ list, picked, total, onPick }: Props) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const phone = usePhone();
  const number = (count: number) => formatNumber(count, i18n.language);
  const count = countOf(picked, total);
  const { first, more } = actsFor(list, can, phone ? 1 : 3);
  const open = (act: ActName) =>
    openOver((close) => <NewBatch act={act} list={list} picked={picked} total={total} onClose={close} />);
  const entry = (act: ActName) => ({
    label: t(`batches.act.${act}`),
    onClick: () => open(act),
    danger: act === 'revoke',
  });
  return (
    <div className={classes.bar} role="region" aria-label={t('batches.selection')}>
      <span role="status">
        {picked.all
          ? t('batches.all_selected', { count, n: number(count) })
          : t('contacts.selected', { count, n: number(count) })}
      </span>
      {!picked.all && count < total && (
        <Button variant="subtle" size="compact-sm" onClick={() => onPick({ ids: new Set(), all: true })}>
          {t('contacts.select_all', { count: total, n: number(total) })}
        </Button>
      )}
      <span className={classes.actions}>
        {first.map((act) => (
          <Button key={act} variant="default" onClick={() => open(act)}>
            {t(`batches.act.${act}`)}
          </Button>
        ))}
        <ActionMenu label={t('common.more')} size={36} groups={more.map((group) => group.map(entry))} />
        {phone ? (
          <ActionIcon variant="default" size={36} aria-label={t('contacts.clear_selection')} onClick={() => onPick(nobody)}>
            <IconX size={18} />
          </ActionIcon>
        ) : (
          <Button variant="subtle" onClick={() => onPick(nobody)}>
            {t('contacts.clear_selection')}
          </Button>
        )}
      </span>
    </div>
  );
}
