// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state';

export function NothingFound() {
  const { t } = useTranslation();
  const clear = (
    <Button component={Link} to="." search={{} as never} variant="default">
      {t('common.clear_filters')}
    </Button>
  );
  return (
    <EmptyState
      kind="nothing-found"
      title={t('common.nothing_found')}
      text={t('common.nothing_found_text')}
      action={clear}
    />
  );
}
