// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/session';
import { formatNumber } from '../../../lib/format';
import classes from '../../../ui/selection-bar.module.css';
import { useAccessMails } from '../../people/use-access-mails';
import { bulkMax, useSelectAll } from './use-select-all';

const BulkTags = lazy(async () => ({ default: (await import('./bulk-tags')).BulkTags }));

interface Props {
  selected: Set<string>;
  total: number;
  /** The filters of the list: what "all" means. */
  query: object;
  onSelect: (ids: Set<string>) => void;
}

/** What can be done with everybody who is ticked; it stays in sight while one scrolls. */
export function BulkBar({ selected, total, query, onSelect }: Props) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const [tagging, setTagging] = useState<'add' | 'remove' | null>(null);
  const all = useSelectAll(query, onSelect);
  const mails = useAccessMails(selected);
  const number = (count: number) => formatNumber(count, i18n.language);
  const count = selected.size;
  return (
    <div className={classes.bar} role="region" aria-label={t('contacts.bulk')}>
      <span role="status">{t('contacts.selected', { count, n: number(count) })}</span>
      {count < total && total <= bulkMax && (
        <Button variant="subtle" size="compact-sm" loading={all.isPending} onClick={() => all.mutate()}>
          {t('contacts.select_all', { count: total, n: number(total) })}
        </Button>
      )}
      <span className={classes.actions}>
        {can('edit_contacts') && (
          <>
            <Button variant="default" onClick={() => setTagging('add')}>
              {t('contacts.bulk_add_tag')}
            </Button>
            <Button variant="default" onClick={() => setTagging('remove')}>
              {t('contacts.bulk_remove_tag')}
            </Button>
          </>
        )}
        {can('send_mails') && (
          <Button variant="default" onClick={mails}>
            {t('contacts.bulk_mails')}
          </Button>
        )}
        <Button variant="subtle" onClick={() => onSelect(new Set())}>
          {t('contacts.clear_selection')}
        </Button>
      </span>
      {tagging && (
        <Suspense fallback={null}>
          <BulkTags
            contacts={[...selected]}
            act={tagging}
            onClose={() => setTagging(null)}
            onDone={() => onSelect(new Set())}
          />
        </Suspense>
      )}
    </div>
  );
}
