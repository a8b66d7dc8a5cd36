// SPDX-License-Identifier: Apache-2.0
import { Button, Switch } from '@mantine/core';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../api/session';
import { openOver } from '../../ui/over';
import { EffectsBox } from './effects-box';
import classes from './effects-panel.module.css';
import { type About, counted, impactLines } from './impact-text';
import type { Foreseen } from './use-impact';

const ImpactPeople = lazy(async () => ({ default: (await import('./impact-people')).ImpactPeople }));

interface Props {
  of: Foreseen;
  about: About;
  hint?: string;
}

/** Who gains and who loses by a save that reaches many, and what they may keep. */
export function ImpactPanel({ of, about, hint }: Props) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const { impact, pending, error, keep, setKeep } = of;
  const lines = impact ? impactLines(impact, about, { t, language: i18n.language, zone }) : [];
  return (
    <EffectsBox
      title={t('access.effects.title_change')}
      lines={lines}
      pending={pending}
      error={error}
      hint={hint ?? t('orders.terms.asking')}
    >
      {impact && (impact.keep_open || impact.rows.length > 0) && (
        <div className={classes.acts}>
          {impact.keep_open && (
            <Switch
              size="sm"
              label={t('access.impact.keep')}
              description={t('access.impact.keep_hint', counted(impact.keep_open.people, i18n.language))}
              checked={keep}
              onChange={(event) => setKeep(event.currentTarget.checked)}
            />
          )}
          {impact.rows.length > 0 && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => openOver((close) => <ImpactPeople first={impact} ask={of.people} onClose={close} />)}
            >
              {t('access.impact.show_who')}
            </Button>
          )}
        </div>
      )}
    </EffectsBox>
  );
}
