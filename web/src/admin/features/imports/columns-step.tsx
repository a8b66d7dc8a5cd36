// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Checkbox } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import type { ColumnMapping, Import } from '../../../api/types';
import { ActionBar } from '../../../ui/action-bar';
import { Notice } from '../../../ui/notice';
import { Section } from '../../../ui/section';
import { asksForOrder, columnAt, guessed, isRemembered, withColumn, withOrder } from './column-choice';
import { ColumnRow } from './column-row';
import { DateOrderChoice } from './date-order-choice';
import classes from './imports.module.css';
import { MappingError } from './mapping-error';
import { mistakeAt, type MappingState } from './use-mapping';

export function useFields() {
  return $api.useQuery('get', '/api/fields', {}).data?.items ?? [];
}

export function ColumnsStep({ item, state }: { item: Import; state: MappingState }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const fields = useFields();
  const { mapping, error, save } = state;
  const change = (column: ColumnMapping) => void save(withColumn(mapping, column));
  const onward = async () => {
    if (await save(mapping)) void navigate({ to: '.', search: { step: 'options' } });
  };
  const withHeader = async (has_header: boolean) => {
    const saved = await save({ ...mapping, has_header });
    if (saved) void save({ ...saved.mapping, columns: guessed(saved) });
  };
  return (
    <div className={classes.stack}>
      {isRemembered(item) && <Remembered onGuess={() => void save({ ...mapping, columns: guessed(item) })} />}
      <MappingError state={state} placed={['/columns/']} />
      <Section title={t('import.columns_title')} hint={t('import.columns_hint')} actions={<NewField />} flush>
        <div className={classes.columnsHead} aria-hidden>
          <span>{t('import.head.column')}</span>
          <span>{t('import.head.values')}</span>
          <span>{t('import.head.meaning')}</span>
          <span>{t('import.head.rule')}</span>
        </div>
        <ul className={classes.columns}>
          {item.columns.map((column) => {
            const meant = columnAt(mapping, column.index);
            const at = (mapping.columns ?? []).findIndex((one) => one.index === column.index);
            const wrong = (part: string) => mistakeAt(error, `/columns/${at}/${part}`);
            return (
              <ColumnRow
                key={column.index}
                item={item}
                column={column}
                meant={meant ?? { index: column.index, target: 'ignore' }}
                unsettled={asksForOrder(item, meant, fields) && !meant?.date_order}
                fields={fields}
                mistake={wrong('target') ?? wrong('field') ?? wrong('index')}
                onChange={change}
              >
                {meant && asksForOrder(item, meant, fields) && (
                  <DateOrderChoice
                    column={column}
                    value={meant.date_order ?? null}
                    onChange={(order) => void save(withOrder(item, mapping, column.index, order, fields))}
                  />
                )}
              </ColumnRow>
            );
          })}
        </ul>
      </Section>
      {item.table.kind !== 'list' && (
        <Checkbox
          label={t('import.has_header')}
          checked={item.has_header}
          disabled={state.busy}
          onChange={(event) => void withHeader(event.currentTarget.checked)}
        />
      )}
      <ActionBar>
        <Button loading={state.busy} onClick={() => void onward()}>
          {t('import.onward')}
        </Button>
      </ActionBar>
    </div>
  );
}

function Remembered({ onGuess }: { onGuess: () => void }) {
  const { t } = useTranslation();
  const anew = (
    <Button size="compact-sm" variant="default" onClick={onGuess}>
      {t('import.guess_anew')}
    </Button>
  );
  return <Notice action={anew}>{t('import.remembered')}</Notice>;
}

function NewField() {
  const { t } = useTranslation();
  const can = useCan();
  if (!can('manage_settings')) return null;
  return (
    <Anchor component={Link} to="/settings/fields" size="sm">
      {t('import.new_field')}
    </Anchor>
  );
}
