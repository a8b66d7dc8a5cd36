// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../../api/session';
import type { AccessChange, LessonAccess } from '../../../api/types';
import { formatMoment, listOf } from '../../../lib/format';
import { shortAnswer } from '../../access/why-text';
import classes from './as-of.module.css';

interface Props {
  changes: AccessChange[];
  lessons: LessonAccess[];
  at: string | undefined;
  onChoose: (at: string) => void;
}

type Changed = AccessChange['opened'];

const namedMax = 4;

interface Speaker {
  t: TFunction;
  language: string;
  titleOf: (lesson: string) => string;
}

/** A few lessons by name, many by their first ones and a number. */
function namesOf(changed: Changed, { t, language, titleOf }: Speaker): string {
  const named = changed.map(({ title, if_checkpoint: checkpoint }) => {
    const lesson = t('access.as_of.lesson', { lesson: title });
    return checkpoint ? t('access.as_of.if_checkpoint', { lesson, checkpoint: titleOf(checkpoint) }) : lesson;
  });
  if (named.length <= namedMax) return listOf(named, language);
  const count = named.length - namedMax + 1;
  return listOf([...named.slice(0, namedMax - 1), t('access.as_of.and_more', { count })], language);
}

/** Everything that will open and close if nobody does anything; each leads to its moment. */
export function ComingChanges({ changes, lessons, at, onChoose }: Props) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const { language } = i18n;
  const titleOf = (id: string) => lessons.find((one) => one.lesson === id)?.title ?? '';
  const speaker = { t, language, titleOf };
  const said = (list: Changed) => ({ count: list.length, lessons: namesOf(list, speaker) });
  const linesOf = ({ opened, closed, product, at: then }: AccessChange) => {
    const lines = [];
    if (opened.length > 0) lines.push(t('access.as_of.opens', said(opened)));
    if (closed.length > 0) lines.push(t('access.as_of.closes', said(closed)));
    if (lines.length > 0) return lines;
    const what = shortAnswer(product, titleOf, { t, language, zone, at: then });
    return [t('access.as_of.product_changes', { what: what.reason || what.text })];
  };
  return (
    <ol className={classes.changes}>
      {changes.map((change) => (
        <li key={change.at}>
          <button
            type="button"
            className={classes.change}
            aria-current={change.at === at || undefined}
            onClick={() => onChoose(change.at)}
          >
            <time dateTime={change.at} className={classes.when}>
              {formatMoment(change.at, language, zone)}
            </time>
            <span className={classes.lines}>
              {linesOf(change).map((line) => (
                <span key={line}>{line}</span>
              ))}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
