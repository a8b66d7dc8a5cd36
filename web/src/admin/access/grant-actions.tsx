// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantRow } from '../../api/types';
import { type Action, ActionMenu } from '../../ui/action-menu';
import { openOver } from '../../ui/over';
import { type Act, acts } from './grant-act';

const dialogs = {
  extend: lazy(async () => ({ default: (await import('./extend-access')).ExtendAccess })),
  set_end: lazy(async () => ({ default: (await import('./set-end')).SetEnd })),
  freeze: lazy(async () => ({ default: (await import('./freeze-access')).FreezeAccess })),
  unfreeze: lazy(async () => ({ default: (await import('./unfreeze-access')).UnfreezeAccess })),
  change_plan: lazy(async () => ({ default: (await import('./change-plan')).ChangePlan })),
  revoke: lazy(async () => ({ default: (await import('./revoke-access')).RevokeAccess })),
};

/** `name` is that of the person who holds the access. */
export function openAct(act: Act, grant: GrantRow, name: string): void {
  const Dialog = dialogs[act];
  openOver((close) => <Dialog grant={grant} name={name} onClose={close} />);
}

function wordOf(act: Act, t: TFunction): string {
  if (act === 'revoke') return t('access.revoke');
  return act === 'change_plan' ? t('access.plan.change') : t(`access.dates.${act}`);
}

/** What the server lets this member of staff do with this access; what ends it stands apart. */
export function actionsOn(grant: GrantRow, name: string, t: TFunction, without: Act[] = []): Action[][] {
  const offered = acts.filter((act) => grant.can.includes(act) && !without.includes(act));
  const entry = (act: Act): Action => ({
    label: wordOf(act, t),
    onClick: () => openAct(act, grant, name),
    danger: act === 'revoke',
  });
  return [offered.filter((act) => act !== 'revoke').map(entry), offered.filter((act) => act === 'revoke').map(entry)];
}

/** One act is a button, the others are a menu. */
export function GrantActions({ grant, name }: { grant: GrantRow; name: string }) {
  const { t } = useTranslation();
  return (
    <>
      {grant.can.includes('extend') && (
        <Button variant="default" size="compact-sm" onClick={() => openAct('extend', grant, name)}>
          {t('access.dates.extend')}
        </Button>
      )}
      <ActionMenu
        label={t('access.dates.more', { product: grant.product.title })}
        groups={actionsOn(grant, name, t, ['extend'])}
      />
    </>
  );
}
