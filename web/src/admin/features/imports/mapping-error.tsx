// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../../ui/error-alert';
import { Notice } from '../../../ui/notice';
import type { MappingState } from './use-mapping';

/** `placed` are the beginnings of those pointers that stand beside their own field. */
export function MappingError({ state, placed = [] }: { state: MappingState; placed?: string[] }) {
  const { t } = useTranslation();
  const { error } = state;
  if (!error) return null;
  if (error.status === 412) {
    const load = (
      <Button variant="default" size="compact-sm" onClick={state.reload}>
        {t('common.load_present')}
      </Button>
    );
    return (
      <Notice tone="warning" role="alert" title={t('common.someone_else')} action={load}>
        {t('common.someone_else_text')}
      </Notice>
    );
  }
  const elsewhere = error.fields.filter((field) => !placed.some((start) => field.pointer.startsWith(start)));
  if (error.fields.length > 0 && elsewhere.length === 0) return null;
  return <ErrorAlert error={error} fields={error.fields.length > 0 ? elsewhere : undefined} />;
}
