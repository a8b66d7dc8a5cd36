// SPDX-License-Identifier: Apache-2.0
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantRow } from '../../api/types';
import { FormModal } from '../../ui/form-modal';
import type { ApiForm } from '../../ui/use-api-form';
import { EffectsPanel } from './effects-panel';
import { Meanwhile } from './meanwhile';

interface Props<V extends { reason: string }> {
  title: string;
  verb: string;
  danger?: boolean;
  act: {
    api: ApiForm<V>;
    complete: boolean;
    grant: GrantRow;
    began: GrantRow;
    panel: Omit<Parameters<typeof EffectsPanel>[0], 'title' | 'hint'>;
  };
  onClose: () => void;
  children?: ReactNode;
}

/** What all acts on one access have in common: the question, why, and what will happen. */
export function ActDialog<V extends { reason: string }>(props: Props<V>) {
  const { title, verb, danger, act, onClose, children } = props;
  const { t } = useTranslation();
  return (
    <FormModal
      title={title}
      verb={verb}
      onClose={onClose}
      api={act.api}
      disabled={!act.complete}
      {...(danger ? { danger } : {})}
    >
      <Meanwhile before={act.began} now={act.grant} />
      {children}
      <TextInput label={t('access.dates.reason')} {...act.api.form.getInputProps('reason')} />
      <EffectsPanel {...act.panel} title={t('access.effects.title_change')} hint={t('access.dates.hint')} />
    </FormModal>
  );
}
