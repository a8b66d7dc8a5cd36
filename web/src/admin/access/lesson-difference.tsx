// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Effects } from '../../api/types';
import { listOf } from '../../lib/format';

const namedAtMost = 12;

/** The lessons that a change opens or closes, by name. */
export function LessonDifference({ effects }: { effects: Effects | undefined }) {
  const { t, i18n } = useTranslation();
  if (!effects || effects.products.length === 0) return null;
  const opened = effects.products.flatMap((product) => product.opened);
  const closed = effects.products.flatMap((product) => product.closed);
  const said = (list: { title: string }[]) => {
    const titles = list.slice(0, namedAtMost).map(({ title }) => t('access.as_of.lesson', { lesson: title }));
    const more = list.length - titles.length;
    const all = more > 0 ? [...titles, t('access.as_of.and_more', { count: more })] : titles;
    return { lessons: listOf(all, i18n.language) };
  };
  const now = opened.filter(({ at }) => !at);
  const later = opened.filter(({ at }) => at);
  const moved = effects.products.flatMap((product) => product.moved);
  if (opened.length + closed.length + moved.length === 0) {
    return <Text size="sm">{t('access.lesson_act.no_change')}</Text>;
  }
  return (
    <div>
      {now.length > 0 && <Text size="sm">{t('access.lesson_act.now_open', said(now))}</Text>}
      {later.length > 0 && <Text size="sm">{t('access.lesson_act.later_open', said(later))}</Text>}
      {closed.length > 0 && (
        <Text size="sm" c="var(--stoa-danger)">
          {t('access.lesson_act.now_closed', said(closed))}
        </Text>
      )}
    </div>
  );
}
