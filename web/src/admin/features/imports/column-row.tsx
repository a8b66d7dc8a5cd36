// SPDX-License-Identifier: Apache-2.0
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnMapping, Field, Import, ImportColumn } from '../../../api/types';
import { codeText } from '../../../i18n/dynamic';
import { formatNumber } from '../../../lib/format';
import { accessTargets, choiceOf, hasRule, personTargets, rules, withChoice } from './column-choice';
import { usePhone } from '../../../ui/use-phone';
import classes from './imports.module.css';
import { readValue } from './read-value';

interface Props {
  item: Import;
  column: ImportColumn;
  meant: ColumnMapping;
  fields: Field[];
  /** Nobody has said yet how its dates are meant. */
  unsettled: boolean;
  mistake: { code: string; detail?: string | null } | undefined;
  onChange: (column: ColumnMapping) => void;
  children?: ReactNode;
}

/** What stands in a column, how it is read, what it means, and what becomes of values known already. */
export function ColumnRow({ item, column, meant, fields, unsettled, mistake, onChange, children }: Props) {
  const { t, i18n } = useTranslation();
  const phone = usePhone();
  const number = (value: number) => formatNumber(value, i18n.language);
  const title = column.header || t('import.column_number', { n: column.index + 1 });
  return (
    <li className={classes.column} data-ignored={meant.target === 'ignore' || undefined}>
      <div>
        <h3 className={classes.title}>{title}</h3>
        <span className={classes.small}>
          {t('import.filled', { filled: number(column.filled), rows: number(item.rows) })}
        </span>
      </div>
      <Samples column={column} meant={meant} unsettled={unsettled} />
      <Select
        aria-label={t('import.meaning_of', { title })}
        data={useTargets(fields)}
        value={choiceOf(meant)}
        error={mistake && codeText(t, mistake.code, mistake.detail)}
        allowDeselect={false}
        searchable
        nothingFoundMessage={t('common.nothing_found')}
        onChange={(choice) => onChange(withChoice(meant, String(choice ?? 'ignore')))}
      />
      {hasRule(meant.target) && (
        <Select
          label={phone ? t('import.head.rule') : undefined}
          aria-label={t('import.rule_of', { title })}
          data={rules.map((rule) => ({ value: rule, label: t(`import.rule.${rule}`) }))}
          value={meant.rule ?? 'fill_blanks'}
          allowDeselect={false}
          onChange={(rule) => onChange({ ...meant, rule: (rule ?? 'fill_blanks') })}
        />
      )}
      {children}
    </li>
  );
}

function useTargets(fields: Field[]) {
  const { t } = useTranslation();
  const option = (target: (typeof personTargets)[number] | (typeof accessTargets)[number]) => ({
    value: target,
    label: t(`import.target.${target}`),
  });
  const own = fields.map((field) => ({ value: `field:${field.key}`, label: field.title }));
  return [
    { value: 'ignore', label: t('import.target.ignore') },
    { group: t('import.group.person'), items: personTargets.map(option) },
    { group: t('import.group.access'), items: accessTargets.map(option) },
    ...(own.length > 0 ? [{ group: t('import.group.fields'), items: own }] : []),
  ];
}

const shown = 3;

function Samples({ column, meant, unsettled }: Pick<Props, 'column' | 'meant' | 'unsettled'>) {
  const { t, i18n } = useTranslation();
  if (column.samples.length === 0) return <span className={classes.small}>{t('import.empty_column')}</span>;
  const used = meant.target !== 'ignore' && !unsettled;
  const voice = { t, language: i18n.language };
  return (
    <ul className={classes.samples}>
      {column.samples.slice(0, shown).map(({ text, read }) => {
        const value = read === null ? null : readValue(meant.target, read, voice);
        return (
          <li key={text} className={classes.sample}>
            <span className={used && value !== text ? classes.raw : undefined}>{text}</span>
            {used && value !== null && value !== text && (
              <span className={classes.read}>{t('import.read_as', { value })}</span>
            )}
            {used && value === null && <span className={classes.unread}>{t('import.unreadable')}</span>}
          </li>
        );
      })}
    </ul>
  );
}
