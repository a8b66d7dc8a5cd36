// SPDX-License-Identifier: Apache-2.0
import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter, IconSearch, IconX } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './filter-bar.module.css';
import { type ListSearch, useListState } from './list-state';
import { useSingleKeys } from './use-single-keys';

export interface Filter {
  key: string;
  label: string;
  many?: boolean;
  options: { value: string; label: string }[];
  /** For what is not chosen from a short list: a person, a day. */
  control?: (value: string, set: (value: string | undefined) => void) => ReactNode;
  labelOf?: (value: string) => string;
}

interface Props {
  /** Absent: a list that is filtered and not searched. */
  placeholder?: string;
  filters?: Filter[];
}

const FilterChoices = lazy(async () => ({ default: (await import('./filter-choices')).FilterChoices }));

export function FilterBar({ placeholder, filters = [] }: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className={classes.root} role="search">
      <div className={classes.line}>
        {placeholder && <SearchBox placeholder={placeholder} />}
        {filters.length > 0 && (
          <div className={classes.anchor}>
            <FilterButton ref={button} open={open} onClick={() => setOpen(!open)} />
            <Suspense fallback={null}>{open && <FilterChoices filters={filters} onClose={close} />}</Suspense>
          </div>
        )}
      </div>
      <ActiveFilters filters={filters} />
    </div>
  );
}

interface ButtonProps {
  open: boolean;
  onClick: () => void;
  ref: React.Ref<HTMLButtonElement>;
}

function FilterButton({ open, onClick, ref }: ButtonProps) {
  const { t } = useTranslation();
  return (
    <Button
      ref={ref}
      variant="default"
      leftSection={<IconFilter size={16} />}
      aria-expanded={open}
      onClick={onClick}
    >
      {t('common.filters')}
    </Button>
  );
}

function SearchBox({ placeholder }: { placeholder: string }) {
  const { text, set } = useListState();
  const inAddress = text('search') ?? '';
  const [typed, setTyped] = useState(inAddress);
  const box = useRef<HTMLInputElement>(null);
  const send = useDebouncedCallback((value: string) => set({ search: value }), 200);
  const [known, setKnown] = useState(inAddress);
  if (known !== inAddress) {
    setKnown(inAddress);
    setTyped(inAddress);
  }
  useSingleKeys({ '/': () => box.current?.focus() });
  return (
    <TextInput
      ref={box}
      className={classes.search}
      type="search"
      aria-label={placeholder}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
    />
  );
}

const labelIn = (filter: Filter, value: string) =>
  filter.options.find((option) => option.value === value)?.label ??
  filter.labelOf?.(value) ??
  value;

function ActiveFilters({ filters }: { filters: Filter[] }) {
  const { t } = useTranslation();
  const { many, set } = useListState();
  const active = filters.flatMap((filter) =>
    many(filter.key).map((value) => ({
      filter,
      value,
      label: labelIn(filter, value),
    })),
  );
  if (active.length === 0) return null;
  const nothing: ListSearch = Object.fromEntries(filters.map((filter) => [filter.key, undefined]));
  return (
    <div className={classes.chips}>
      {active.map(({ filter, value, label }) => (
        <button
          key={filter.key + value}
          type="button"
          className={classes.chip}
          aria-label={t('common.remove_filter', { filter: `${filter.label}: ${label}` })}
          onClick={() => set({ [filter.key]: many(filter.key).filter((one) => one !== value) })}
        >
          {t('common.filter_chip', { filter: filter.label, value: label })}
          <IconX size={14} aria-hidden />
        </button>
      ))}
      <button type="button" className={classes.clear} onClick={() => set(nothing)}>
        {t('common.clear_all')}
      </button>
    </div>
  );
}
