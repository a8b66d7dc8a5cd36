// SPDX-License-Identifier: Apache-2.0
import { Button, Collapse, Group, Radio, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Module } from '../../api/types';
import { copyOf, type Custom, emptySchedule, type Level, withoutRule, withRule } from '../../lib/own-schedule';
import type { ReleaseRule, Schedule } from '../../lib/policy';
import { labelled } from './labelled';
import { RuleEditor } from './rule-editor';
import { ruleText } from './rule-text';
import classes from './schedule-editor.module.css';

interface Props {
  schedule: Schedule;
  modules: Module[];
  onChange: (schedule: Schedule) => void;
  /** What an own schedule begins as a copy of; the course's, unless an order copies its offer's. */
  offered?: Schedule | undefined;
  /** How a lesson stands for one person, where the schedule is that of one person. */
  stateOf?: ((lesson: string) => ReactNode) | undefined;
  /** Under a heading that says the same. */
  bare?: boolean;
}

export function ScheduleEditor(props: Props) {
  const { schedule, modules, onChange, offered = { type: 'inherit' }, bare } = props;
  const { t } = useTranslation();
  const choose = (type: string) =>
    onChange(type === 'custom' ? copyOf(offered, modules) : { type: type as 'inherit' | 'none' });
  return (
    <Stack gap="xs">
      <Radio.Group {...labelled(t('access.schedule'), bare)} value={schedule.type} onChange={choose}>
        <Stack gap="xs" mt={bare ? 0 : 6}>
          <Radio value="inherit" label={t('access.schedule_inherit')} />
          <Radio value="none" label={t('access.schedule_none')} />
          <Radio value="custom" label={t('access.schedule_custom')} />
        </Stack>
      </Radio.Group>
      {schedule.type === 'custom' && <CustomRules {...props} schedule={schedule} />}
    </Stack>
  );
}

function CustomRules({ schedule, modules, onChange, offered, stateOf }: Props & { schedule: Custom }) {
  const { t } = useTranslation();
  const ruleFor = (level: Level, id: string) => ({
    rule: schedule[level]?.[id],
    onChange: (rule: ReleaseRule) => onChange(withRule(schedule, level, id, rule)),
    onRemove: () => onChange(withoutRule(schedule, level, id)),
  });
  return (
    <div className={classes.rules}>
      <Group gap={6}>
        <Button variant="default" size="compact-sm" onClick={() => onChange(copyOf(offered ?? { type: 'inherit' }, modules))}>
          {t(offered ? 'orders.terms.schedule_copy' : 'access.schedule_copy')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => onChange(emptySchedule())}>
          {t('access.schedule_empty')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('access.schedule_custom_hint')}
      </Text>
      {modules.map((module) => (
        <div key={module.id}>
          <OwnRule strong title={module.title} {...ruleFor('modules', module.id)} />
          {module.lessons.map((lesson) => (
            <OwnRule
              key={lesson.id}
              title={lesson.title}
              state={stateOf?.(lesson.id)}
              {...ruleFor('lessons', lesson.id)}
            />
          ))}
        </div>
      ))}
      <Radio.Group
        label={t('access.schedule_fallback')}
        value={schedule.fallback}
        onChange={(fallback) => onChange({ ...schedule, fallback })}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="inherit" label={t('access.schedule_fallback_inherit')} />
          <Radio value="immediate" label={t('access.schedule_fallback_immediate')} />
        </Stack>
      </Radio.Group>
    </div>
  );
}

interface OwnProps {
  title: string;
  strong?: boolean;
  state?: ReactNode;
  rule: ReleaseRule | undefined;
  onChange: (rule: ReleaseRule) => void;
  onRemove: () => void;
}

function OwnRule({ title, strong, state, rule, onChange, onRemove }: OwnProps) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.rule} data-strong={strong || undefined}>
      <div className={classes.line}>
        <span className={classes.title}>
          {title}
          {state && <span className={classes.state}>{state}</span>}
        </span>
        <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {rule ? ruleText(rule, t, i18n.language) : t('access.schedule_no_rule')}
        </Button>
      </div>
      <Collapse expanded={open}>
        {open && (
          <div className={classes.editor}>
            {rule && <RuleEditor rule={rule} onChange={onChange} />}
            <Button variant="default" size="compact-sm" onClick={() => (rule ? onRemove() : onChange({}))}>
              {t(rule ? 'access.schedule_rule_remove' : 'access.schedule_rule_add')}
            </Button>
          </div>
        )}
      </Collapse>
    </div>
  );
}
