// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan, useSchool } from '../../../api/session';
import type { EffectProduct } from '../../../api/types';
import { StatusBadge, type Tone } from '../../../ui/status-badge';
import { type LessonState, lessonStates } from '../../access/lesson-states';

const tones: Record<LessonState['tone'], Tone> = { open: 'ok', later: 'info', closed: 'danger' };

/** Open, opens on a day, or closed: for each lesson, as it will be once the change is saved. Who may not
 * see contacts is not told. */
export function useLessonStates(contact: string, product: string, effects: EffectProduct | undefined) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const can = useCan();
  const path = { id: contact };
  const access = $api.useQuery(
    'get',
    '/api/contacts/{id}/access',
    { params: { path, query: { product } } },
    { enabled: can('view_contacts') },
  );
  const { data } = access;
  const states = useMemo(
    () =>
      lessonStates(data?.lessons ?? [], effects, { t, language: i18n.language, zone, at: data?.at ?? '' }),
    [data, effects, t, i18n.language, zone],
  );
  return (lesson: string): ReactNode => {
    const state = states.get(lesson);
    if (!state?.changed) return state?.text;
    return <StatusBadge tone={tones[state.tone]}>{state.text}</StatusBadge>;
  };
}
