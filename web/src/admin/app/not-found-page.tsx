// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';

export function NotFoundPage() {
  const { t } = useTranslation();
  const action = (
    <Button component={Link} to="/">
      {t('common.to_start')}
    </Button>
  );
  return <EmptyState kind="nothing-found" title={t('common.no_page')} text={t('common.no_page_text')} action={action} />;
}
