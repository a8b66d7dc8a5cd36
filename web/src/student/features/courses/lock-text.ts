// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { MyLessonRow } from '../../../api/types';
import { textOf } from '../../../i18n/dynamic';

type Locked = Pick<MyLessonRow, 'reason' | 'until' | 'at' | 'checkpoint'>;

/** Why it is closed and, where an instant can be promised, when it opens. */
export function lockText(lesson: Locked, moment: (at: string) => string, t: TFunction): string {
  const when = lesson.until ?? lesson.at;
  const values = { date: when ? moment(when) : '', lesson: lesson.checkpoint?.title ?? '' };
  return textOf(t, `learn.reason.${lesson.reason ?? 'no_access'}`, t('learn.reason.no_access'), values);
}
