// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Radio, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client';
import type { Module } from '../../api/types';
import type { Policy, Scope } from '../../lib/policy';
import { scopeOf, selectionOf } from '../../lib/scope';
import { CheckpointsEditor } from './checkpoints-editor';
import { labelled } from './labelled';
import { PeriodEditor, StartEditor } from './period-editor';
import { ScheduleEditor } from './schedule-editor';
import { ScopeTree } from './scope-tree';

interface Props {
  product: string;
  policy: Policy;
  onChange: (policy: Policy) => void;
  withFull?: boolean;
  error?: React.ReactNode;
}

export function useModules(product: string): Module[] {
  const path = { id: product };
  const answer = $api.useQuery('get', '/api/products/{id}', { params: { path } }, { enabled: product !== '' });
  return answer.data?.modules ?? [];
}

/** What is opened, when, until when: the conditions of one product in an offer or an order. */
export function PolicyEditor({ product, policy, onChange, withFull, error }: Props) {
  const { t } = useTranslation();
  const modules = useModules(product);
  const full = policy.full === true;
  const set = (change: Partial<Policy>) => onChange({ ...policy, ...change });
  return (
    <Stack gap="md">
      {withFull && (
        <Switch
          label={t('access.full_offer')}
          checked={full}
          onChange={(event) => set({ full: event.currentTarget.checked })}
        />
      )}
      {!full && (
        <>
          <ScopeEditor
            scope={policy.scope ?? { type: 'all' }}
            modules={modules}
            onChange={(scope) => set({ scope })}
            error={error}
          />
          <ScheduleEditor
            schedule={policy.schedule ?? { type: 'inherit' }}
            modules={modules}
            onChange={(schedule) => set({ schedule })}
          />
          <CheckpointsEditor
            checkpoints={policy.checkpoints ?? { type: 'inherit' }}
            modules={modules}
            onChange={(checkpoints) => set({ checkpoints })}
          />
          <PeriodEditor period={policy.period ?? { type: 'unlimited' }} onChange={(period) => set({ period })} />
        </>
      )}
      <StartEditor start={policy.start ?? { type: 'at_grant' }} onChange={(start) => set({ start })} />
    </Stack>
  );
}

interface ScopeProps {
  scope: Scope;
  modules: Module[];
  onChange: (scope: Scope) => void;
  error?: React.ReactNode;
  /** Under a heading that says the same, and with every lesson in view. */
  bare?: boolean;
  stateOf?: React.ComponentProps<typeof ScopeTree>['stateOf'];
}

const now = () => `${new Date().toISOString().slice(0, 19)}Z`;

export function ScopeEditor({ scope, modules, onChange, error, bare, stateOf }: ScopeProps) {
  const { t } = useTranslation();
  const selection = selectionOf(scope, modules);
  const total = modules.reduce((sum, module) => sum + module.lessons.length, 0);
  const auto = scope.type === 'selected' && scope.auto_new === true;
  const choose = (type: string) =>
    onChange(type === 'all' ? { type: 'all' } : scopeOf(selection, scope, false, now()));
  return (
    <Stack gap="xs">
      <Radio.Group {...labelled(t('access.scope'), bare)} value={scope.type} onChange={choose} error={error}>
        <Stack gap="xs" mt={bare ? 0 : 6}>
          <Radio value="all" label={t('access.scope_all')} />
          <Radio value="selected" label={t('access.scope_selected')} />
        </Stack>
      </Radio.Group>
      {(scope.type === 'selected' || bare) && (
        <ScopeTree
          modules={modules}
          selection={selection}
          onChange={(next) => onChange(scopeOf(next, scope, auto, now()))}
          stateOf={stateOf}
        />
      )}
      {scope.type === 'selected' && (
        <>
          <Text size="sm" c="dimmed" role="status">
            {t('access.scope_count', { count: selection.lessons.size, total })}
          </Text>
          <Checkbox
            label={t('access.scope_auto')}
            description={t('access.scope_auto_hint')}
            checked={auto}
            onChange={(event) => onChange(scopeOf(selection, scope, event.currentTarget.checked, now()))}
          />
        </>
      )}
    </Stack>
  );
}
