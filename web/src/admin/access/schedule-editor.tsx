// SPDX-License-Identifier: Apache-2.0
import { Button, Collapse, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Module } from '../../api/types';
import { asRule, type ReleaseRule, ruleOrNull, type Schedule } from '../../lib/policy';
import { RuleEditor } from './rule-editor';
import { ruleText } from './rule-text';
import classes from './schedule-editor.module.css';

interface Props {
  schedule: Schedule;
  modules: Module[];
  onChange: (schedule: Schedule) => void;
}

type Custom = Extract<Schedule, { type: 'custom' }>;

const rulesOf = (items: { id: string; schedule_rule?: unknown }[]) =>
  Object.fromEntries(
    items
      .filter((one) => one.schedule_rule)
      .map((one) => [one.id, asRule(one.schedule_rule)]),
  );

/** An own schedule begins as a copy of the course's rules, so that nothing moves unasked. */
function copyOf(modules: Module[]): Custom {
  return {
    type: 'custom',
    fallback: 'inherit',
    modules: rulesOf(modules),
    lessons: rulesOf(modules.flatMap((module) => module.lessons)),
  };
}

export function ScheduleEditor({ schedule, modules, onChange }: Props) {
  const { t } = useTranslation();
  const choose = (type: string) =>
    onChange(type === 'custom' ? copyOf(modules) : { type: type as 'inherit' | 'none' });
  return (
    <Stack gap="xs">
      <Radio.Group label={t('access.schedule')} value={schedule.type} onChange={choose}>
        <Stack gap="xs" mt={6}>
          <Radio value="inherit" label={t('access.schedule_inherit')} />
          <Radio value="none" label={t('access.schedule_none')} />
          <Radio value="custom" label={t('access.schedule_custom')} />
        </Stack>
      </Radio.Group>
      {schedule.type === 'custom' && <CustomRules schedule={schedule} modules={modules} onChange={onChange} />}
    </Stack>
  );
}

function CustomRules({ schedule, modules, onChange }: Props & { schedule: Custom }) {
  const { t } = useTranslation();
  const set = (level: 'modules' | 'lessons', id: string) => (rule: ReleaseRule) =>
    onChange({ ...schedule, [level]: { ...schedule[level], [id]: ruleOrNull(rule) } });
  return (
    <div className={classes.rules}>
      <Text size="sm" c="dimmed">
        {t('access.schedule_custom_hint')}
      </Text>
      {modules.map((module) => (
        <div key={module.id}>
          <OwnRule strong title={module.title} rule={schedule.modules?.[module.id]} onChange={set('modules', module.id)} />
          {module.lessons.map((lesson) => (
            <OwnRule
              key={lesson.id}
              title={lesson.title}
              rule={schedule.lessons?.[lesson.id]}
              onChange={set('lessons', lesson.id)}
            />
          ))}
        </div>
      ))}
      <Radio.Group
        label={t('access.schedule_fallback')}
        value={schedule.fallback}
        onChange={(fallback) => onChange({ ...schedule, fallback: fallback })}
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
  rule: ReleaseRule | null | undefined;
  onChange: (rule: ReleaseRule) => void;
}

function OwnRule({ title, strong, rule, onChange }: OwnProps) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.rule} data-strong={strong || undefined}>
      <div className={classes.line}>
        <span>{title}</span>
        <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {rule ? ruleText(rule, t, i18n.language) : t('access.schedule_no_rule')}
        </Button>
      </div>
      <Collapse expanded={open}>
        <div className={classes.editor}>{open && <RuleEditor rule={rule ?? {}} onChange={onChange} />}</div>
      </Collapse>
    </div>
  );
}
