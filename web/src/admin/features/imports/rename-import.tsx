// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import type { Import } from '../../../api/types';
import { RenameButton } from '../../record/rename-button';

export function RenameImport({ item }: { item: Import }) {
  const { t } = useTranslation();
  if (!item.can.includes('rename')) return null;
  const words = { title: t('import.rename_title'), hint: t('import.rename_hint'), done: t('import.renamed') };
  const send = (name: string, version: number) =>
    answerOf(
      api.PATCH('/api/imports/{id}', {
        body: { name },
        params: { path: { id: item.id }, header: ifMatch(version) },
      }),
    );
  return <RenameButton item={item} words={words} send={send} />;
}
