// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useToast } from '../../ui/toast';

export function UndoButton({ entry, onDone }: { entry: string; onDone?: () => void }) {
  const { t } = useTranslation();
  const { say, sayError } = useToast();
  const undo = useMutation({
    mutationFn: () => answerOf(api.POST('/api/journal/{id}/undo', { params: { path: { id: entry } } })),
    onSuccess: () => {
      say(t('common.undone'));
      onDone?.();
    },
    onError: sayError,
  });
  return (
    <Button size="compact-sm" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
      {t('common.undo')}
    </Button>
  );
}
