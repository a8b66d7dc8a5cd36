// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../lib/format';
import classes from '../../../ui/selection-bar.module.css';
import { useAccessMails } from '../../people/use-access-mails';

interface Props {
  selected: Set<string>;
  onClear: () => void;
}

/** For members who were let in silently, by an import or by hand. */
export function MembersBar({ selected, onClear }: Props) {
  const { t, i18n } = useTranslation();
  const send = useAccessMails(selected);
  const count = selected.size;
  return (
    <div className={classes.bar} role="region" aria-label={t('contacts.bulk')}>
      <span role="status">{t('contacts.selected', { count, n: formatNumber(count, i18n.language) })}</span>
      <span className={classes.actions}>
        <Button variant="default" onClick={send}>
          {t('contacts.bulk_mails')}
        </Button>
        <Button variant="subtle" onClick={onClear}>
          {t('contacts.clear_selection')}
        </Button>
      </span>
    </div>
  );
}
