// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useToast } from '../../ui/toast';
import { ActDialog } from './act-dialog';
import type { ActProps } from './grant-act';
import { useGrantAct } from './use-grant-act';

/** Ends a freeze, or drops one that has not begun; what was not used of it is given back. */
export function UnfreezeAccess({ grant, name, onClose }: ActProps) {
  const { t } = useTranslation();
  const { say } = useToast();
  const act = useGrantAct({
    act: 'unfreeze',
    grant,
    initial: { reason: '' },
    bodyOf: () => ({}),
    send: (body, params) => answerOf(api.POST('/api/grants/{id}/unfreezing', { body, params })),
    onDone: ({ undo }) => {
      onClose();
      say(t('access.dates.done_unfrozen'), undo);
    },
  });
  const running = act.grant.state === 'frozen';
  return (
    <ActDialog
      title={t('access.dates.unfreeze_title', { product: grant.product.title, name })}
      verb={t('access.dates.unfreeze')}
      act={act}
      onClose={onClose}
    >
      <Text size="sm">{t(running ? 'access.dates.unfreeze_hint' : 'access.dates.unfreeze_coming')}</Text>
    </ActDialog>
  );
}
