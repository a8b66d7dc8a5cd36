// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox, Drawer, Paper, Radio, Stack } from '@mantine/core';
import { useClickOutside, useFocusTrap, useMergedRef } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Filter } from './filter-bar';
import classes from './filter-bar.module.css';
import { useListState } from './list-state';
import { usePhone } from './use-phone';

interface Props {
  filters: Filter[];
  onClose: () => void;
}

/** Beside the button on a wide screen, a sheet from below on a phone. */
export function FilterChoices({ filters, onClose }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  if (!phone) return <Panel filters={filters} onClose={onClose} />;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="min(640px, 88%)"
      title={t('common.filters')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Choices filters={filters} />
      <Button fullWidth mt="md" size="md" onClick={onClose}>
        {t('common.show_results')}
      </Button>
    </Drawer>
  );
}

function Panel({ filters, onClose }: Props) {
  const { t } = useTranslation();
  const outside = useClickOutside<HTMLDivElement>((event) => {
    const inList = event.target instanceof Element && event.target.closest('[data-portal]');
    if (!inList) onClose();
  });
  const trap = useFocusTrap();
  const ref = useMergedRef(outside, trap);
  return (
    <Paper
      ref={ref}
      role="dialog"
      aria-label={t('common.filters')}
      shadow="md"
      withBorder
      className={classes.choices}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {/* A field that opens a list when it is entered is not entered by itself. */}
      {filters.some((filter) => filter.control) && <div tabIndex={-1} data-autofocus />}
      <Choices filters={filters} />
    </Paper>
  );
}

function Choices({ filters }: { filters: Filter[] }) {
  const { many, set } = useListState();
  return (
    <Stack gap="md">
      {filters.map((filter) =>
        filter.control ? (
          <div key={filter.key}>
            {filter.control(many(filter.key)[0] ?? '', (value) => set({ [filter.key]: value }))}
          </div>
        ) : filter.many ? (
          <Checkbox.Group
            key={filter.key}
            label={filter.label}
            value={many(filter.key)}
            onChange={(values) => set({ [filter.key]: values })}
          >
            <Stack gap={6} mt={6}>
              {filter.options.map((option) => (
                <Checkbox key={option.value} value={option.value} label={option.label} />
              ))}
            </Stack>
          </Checkbox.Group>
        ) : (
          <Radio.Group
            key={filter.key}
            label={filter.label}
            value={many(filter.key)[0] ?? null}
            onChange={(value) => set({ [filter.key]: value })}
          >
            <Stack gap={6} mt={6}>
              {filter.options.map((option) => (
                <Radio key={option.value} value={option.value} label={option.label} />
              ))}
            </Stack>
          </Radio.Group>
        ),
      )}
    </Stack>
  );
}
