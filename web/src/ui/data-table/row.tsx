// SPDX-License-Identifier: Apache-2.0
import { Checkbox } from '@mantine/core';
import type { ReactTable, Row } from '@tanstack/react-table';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Features } from './columns';
import classes from './data-table.module.css';

interface Props<T extends object> {
  table: ReactTable<Features, T>;
  model: Map<string, Row<Features, T>>;
  data: T | undefined;
  id: string;
  name: string;
  index: number;
  top: number;
  height: number;
  active: boolean;
  columns: number;
  selected?: Set<string> | undefined;
  select?: ((id: string, on: boolean) => void) | undefined;
  /** It cannot be ticked. */
  locked?: boolean;
  onOpen?: ((row: T) => void) | undefined;
}

const controls = 'a, button, input, label, [role="menu"]';

export function BodyRow<T extends object>(props: Props<T>) {
  const { table, model, data, id, name, index, top, height, active, selected, select, locked, onOpen } = props;
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.focus({ preventScroll: true });
  }, [active]);
  const row = data ? model.get(id) : undefined;
  const open = (event: React.MouseEvent) => {
    if (data && !(event.target as HTMLElement).closest(controls)) onOpen?.(data);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={element}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      className={classes.row}
      data-open={onOpen ? true : undefined}
      data-selected={selected?.has(id) || undefined}
      style={{ transform: `translateY(${top}px)`, blockSize: height }}
      onClick={open}
    >
      {select && (
        <span role="cell" className={classes.cell} data-phone={locked ? 'hidden' : 'title'}>
          {!locked && (
            <Checkbox
              aria-label={t('common.select_row', { name })}
              checked={selected?.has(id) ?? false}
              onChange={(event) => select(id, event.currentTarget.checked)}
            />
          )}
        </span>
      )}
      {row?.getAllCells().map((cell) => {
        const meta = cell.column.columnDef.meta;
        return (
          <span key={cell.id} role="cell" className={classes.cell} data-align={meta?.align} data-phone={meta?.phone}>
            <table.FlexRender cell={cell} />
          </span>
        );
      })}
      {!row && Array.from({ length: props.columns }, (_, i) => <span key={i} className={classes.bone} />)}
    </div>
  );
}
