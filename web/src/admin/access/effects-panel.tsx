// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../api/session';
import type { Effects, EffectWarning } from '../../api/types';
import { textOf } from '../../i18n/dynamic';
import { formatLastDay } from '../../lib/format';
import { knownIn } from '../people/known-person';
import { Notice } from '../../ui/notice';
import { EffectsBox } from './effects-box';
import { effectsLines } from './effects-text';

interface Props {
  effects: Effects | undefined;
  pending: boolean;
  error: unknown;
  title?: string;
  hint?: string;
}

/** The sentence that says what a save will do, kept up to date with every change of the form. */
export function EffectsPanel({ effects, pending, error, title, hint }: Props) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  // Said beside the address, where something can be done about it.
  const known = knownIn(error) !== null;
  const lines = effects ? effectsLines(effects, { t, language: i18n.language, zone }) : [];
  return (
    <>
      {effects?.warnings.map((warning) => (
        <Warning key={`${warning.code} ${warning.product} ${warning.title} ${warning.until}`} warning={warning} />
      ))}
      <EffectsBox
        title={title ?? t('access.effects.title')}
        lines={lines}
        pending={pending}
        error={known ? null : error}
        hint={hint ?? t('access.effects.choose')}
      />
    </>
  );
}

function Warning({ warning }: { warning: EffectWarning }) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const until = warning.until ? formatLastDay(warning.until, i18n.language, zone) : '';
  const key = `access.warnings.${warning.code}${warning.until ? '_until' : ''}`;
  const values = { until, product: warning.title, offer: warning.title };
  const general = textOf(t, `access.warnings.${warning.code}`, warning.code, values);
  return <Notice tone="warning">{textOf(t, key, general, values)}</Notice>;
}
