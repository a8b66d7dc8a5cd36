// SPDX-License-Identifier: Apache-2.0
import { Anchor, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Import, ImportMapping, ImportRow } from '../../../api/types';
import { RowLink } from '../../../ui/row-link';
import { StatusBadge } from '../../../ui/status-badge';
import classes from './imports.module.css';
import { type Answer, answerOf, asksWho, meetsEarlierRow, nameOf, remarkTexts, tones } from './row-text';

export function PersonCell({ row }: { row: ImportRow }) {
  const { t } = useTranslation();
  const name = nameOf(row) || row.person.email || row.cells.filter(Boolean).join(' · ') || t('import.empty_row');
  return (
    <span className={classes.person}>
      {row.contact && !row.undone ? <RowLink to={`/contacts/${row.contact.id}`}>{name}</RowLink> : <span>{name}</span>}
      {nameOf(row) && row.person.email && <span className={classes.small}>{row.person.email}</span>}
      {row.person.phone && <span className={classes.small}>{row.person.phone}</span>}
    </span>
  );
}

export function VerdictCell({ row }: { row: ImportRow }) {
  const { t } = useTranslation();
  if (row.undone && row.verdict !== 'skip' && row.verdict !== 'question') return <StatusBadge tone="neutral">{t('import.state.undone')}</StatusBadge>;
  return <StatusBadge tone={tones[row.verdict]}>{t(`import.verdict.${row.verdict}`)}</StatusBadge>;
}

export function AccessCell({ row, text }: { row: ImportRow; text: string }) {
  const { t } = useTranslation();
  return (
    <>
      {text}
      {row.order && !row.undone && (
        <Anchor component={Link} to={`/orders/${row.order}`} size="sm">
          {t('import.open_order')}
        </Anchor>
      )}
    </>
  );
}

interface RemarksProps {
  row: ImportRow;
  item: Import;
  mapping: ImportMapping;
  onAnswer: ((line: number, answer: Answer) => void) | undefined;
}

export function RemarksCell({ row, item, mapping, onAnswer }: RemarksProps) {
  const { t } = useTranslation();
  const titleOf = (index: number) => item.columns[index]?.header || t('import.column_number', { n: index + 1 });
  const texts = remarkTexts(row, titleOf, t);
  const asks = asksWho(row) && (onAnswer || row.verdict === 'question');
  if (texts.length === 0 && !asks) return null;
  return (
    <span className={classes.remarks}>
      {asks && <Question row={row} answer={answerOf(mapping, row.line)} onAnswer={onAnswer} />}
      {texts.map((text) => (
        <span key={text}>{text}</span>
      ))}
    </span>
  );
}

interface QuestionProps {
  row: ImportRow;
  answer: Answer;
  onAnswer: ((line: number, answer: Answer) => void) | undefined;
}

/** Two names under one address are never made one person in silence. */
function Question({ row, answer, onAnswer }: QuestionProps) {
  const { t } = useTranslation();
  const file = row.person.first_name;
  const text = meetsEarlierRow(row)
    ? t('import.earlier_row_as', { file })
    : t('import.known_as', { file, known: row.contact?.name ?? '' });
  return (
    <span className={classes.question}>
      <span>{text}</span>
      {onAnswer && (
        <SegmentedControl
          size="xs"
          className={classes.answer ?? ''}
          aria-label={text}
          value={answer}
          onChange={(chosen) => onAnswer(row.line, chosen)}
          data={[
            { value: 'ask', label: t('import.answer.ask') },
            { value: 'same_person', label: t('import.answer.same_person') },
            { value: 'skip', label: t('import.answer.skip') },
          ]}
        />
      )}
    </span>
  );
}
