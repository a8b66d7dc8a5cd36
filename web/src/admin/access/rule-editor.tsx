// SPDX-License-Identifier: Apache-2.0
import { Group, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CloseRule, longestDelay, type OpenRule, type ReleaseRule } from '../../lib/policy';
import { LocalMomentInput } from '../../ui/day-input';
import { WholeNumberInput } from '../../ui/whole-number-input';

interface Props {
  rule: ReleaseRule;
  onChange: (rule: ReleaseRule) => void;
}

const tomorrow = () => `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T09:00`;

const firstOpen: Record<OpenRule['type'], () => OpenRule> = {
  at_once: () => ({ type: 'at_once' }),
  after: () => ({ type: 'after', days: 7, time: '09:00' }),
  on: () => ({ type: 'on', local: tomorrow() }),
};

const firstClose: Record<CloseRule['type'], () => CloseRule> = {
  never: () => ({ type: 'never' }),
  on: () => ({ type: 'on', local: tomorrow() }),
  after_open: () => ({ type: 'after_open', days: 14 }),
};

export function RuleEditor({ rule, onChange }: Props) {
  return (
    <Stack gap="sm">
      <OpenEditor open={rule.open ?? { type: 'at_once' }} onChange={(open) => onChange({ ...rule, open })} />
      <CloseEditor close={rule.close ?? { type: 'never' }} onChange={(close) => onChange({ ...rule, close })} />
    </Stack>
  );
}

function OpenEditor({ open, onChange }: { open: OpenRule; onChange: (open: OpenRule) => void }) {
  const { t } = useTranslation();
  const kinds = (['at_once', 'after', 'on'] as const).map((value) => ({ value, label: t(`access.rule.${value}`) }));
  return (
    <Group grow align="flex-start" preventGrowOverflow={false} wrap="wrap">
      <Select
        label={t('access.rule.open')}
        data={kinds}
        value={open.type}
        allowDeselect={false}
        onChange={(type) => onChange(firstOpen[type as OpenRule['type']]())}
      />
      {open.type === 'on' && (
        <LocalMomentInput
          label={t('access.rule.on_date')}
          value={open.local}
          onChange={(local) => onChange({ type: 'on', local })}
          required
        />
      )}
      {open.type === 'after' && (
        <WholeNumberInput
          label={t('access.rule.days')}
          min={0}
          max={longestDelay}
          value={open.days}
          onChange={(days) => onChange({ ...open, days })}
        />
      )}
      {open.type === 'after' && <TimeChoice time={open.time} onChange={(time) => onChange({ ...open, time })} />}
    </Group>
  );
}

function TimeChoice({ time, onChange }: { time: string; onChange: (time: string) => void }) {
  const { t } = useTranslation();
  const own = time === 'participant';
  return (
    <>
      <Select
        label={t('access.rule.at_time')}
        allowDeselect={false}
        data={[
          { value: 'exact', label: t('access.rule.exact_time') },
          { value: 'participant', label: t('access.rule.own_time') },
        ]}
        value={own ? 'participant' : 'exact'}
        onChange={(kind) => onChange(kind === 'participant' ? 'participant' : '09:00')}
        description={own ? t('access.rule.own_time_hint') : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      {!own && (
        <TextInput
          type="time"
          label={t('access.rule.exact_time')}
          value={time}
          onChange={(event) => onChange(event.currentTarget.value || '09:00')}
        />
      )}
    </>
  );
}

function CloseEditor({ close, onChange }: { close: CloseRule; onChange: (close: CloseRule) => void }) {
  const { t } = useTranslation();
  const kinds = (['never', 'on', 'after_open'] as const).map((value) => ({ value, label: t(`access.rule.${value}`) }));
  return (
    <Group grow align="flex-start">
      <Select
        label={t('access.rule.close')}
        data={kinds}
        value={close.type}
        allowDeselect={false}
        onChange={(type) => onChange(firstClose[type as CloseRule['type']]())}
      />
      {close.type === 'on' && (
        <LocalMomentInput
          label={t('access.rule.on_date')}
          value={close.local}
          onChange={(local) => onChange({ type: 'on', local })}
          required
        />
      )}
      {close.type === 'after_open' && (
        <WholeNumberInput
          label={t('access.rule.days_open')}
          min={1}
          max={longestDelay}
          value={close.days}
          onChange={(days) => onChange({ type: 'after_open', days })}
        />
      )}
    </Group>
  );
}
