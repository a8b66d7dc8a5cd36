// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Radio, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Lesson, Module } from '../../api/types';
import { checkpointsOf, holdsBack, switched } from '../../lib/checkpoints';
import type { Checkpoints } from '../../lib/policy';
import classes from './checkpoints-editor.module.css';

interface Props {
  checkpoints: Checkpoints;
  modules: Module[];
  onChange: (checkpoints: Checkpoints) => void;
}

export function CheckpointsEditor({ checkpoints, modules, onChange }: Props) {
  const { t } = useTranslation();
  const marked = checkpointsOf(modules, checkpoints);
  const choose = (type: string) => {
    if (type !== 'switches') return onChange({ type: type as 'inherit' | 'off' });
    onChange({ type: 'switches', lessons: Object.fromEntries(marked.map((lesson) => [lesson.id, true])) });
  };
  if (marked.length === 0 && checkpoints.type === 'inherit') return null;
  return (
    <Stack gap="xs">
      <Radio.Group label={t('access.checkpoints')} value={checkpoints.type} onChange={choose}>
        <Stack gap="xs" mt={6}>
          <Radio value="inherit" label={t('access.checkpoints_inherit')} />
          <Radio value="off" label={t('access.checkpoints_off')} />
          <Radio value="switches" label={t('access.checkpoints_switches')} />
        </Stack>
      </Radio.Group>
      {checkpoints.type === 'switches' && (
        <div style={{ marginInlineStart: 32 }}>
          {marked.map((lesson) => {
            const set = (on: boolean) =>
              onChange({ type: 'switches', lessons: { ...checkpoints.lessons, [lesson.id]: on } });
            return <OneSwitch key={lesson.id} lesson={lesson} on={holdsBack(lesson, checkpoints)} onChange={set} />;
          })}
        </div>
      )}
    </Stack>
  );
}

/** Each checkpoint of the course by itself, at once: red is off, and says so. */
export function CheckpointSwitches({ checkpoints, modules, onChange }: Props) {
  const { t } = useTranslation();
  const marked = checkpointsOf(modules, checkpoints);
  if (marked.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('access.checkpoints_none')}
      </Text>
    );
  }
  return (
    <Stack gap={8}>
      <div role="group" aria-label={t('access.checkpoints')}>
        {marked.map((lesson) => (
          <OneSwitch
            key={lesson.id}
            lesson={lesson}
            on={holdsBack(lesson, checkpoints)}
            onChange={(on) => onChange(switched(checkpoints, marked, lesson.id, on))}
          />
        ))}
      </div>
      <Group gap={6}>
        <Button
          variant="default"
          size="compact-sm"
          disabled={checkpoints.type === 'off'}
          onClick={() => onChange({ type: 'off' })}
        >
          {t('access.checkpoints_all_off')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          disabled={checkpoints.type === 'inherit'}
          onClick={() => onChange({ type: 'inherit' })}
        >
          {t('access.checkpoints_as_course')}
        </Button>
      </Group>
    </Stack>
  );
}

function OneSwitch(props: { lesson: Lesson; on: boolean; onChange: (on: boolean) => void }) {
  const { lesson, on, onChange } = props;
  const { t } = useTranslation();
  return (
    <div className={classes.row}>
      <Switch
        label={lesson.title}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
        classNames={{ track: classes.track ?? '', body: classes.body ?? '' }}
      />
      <span className={classes.word} data-off={!on || undefined} aria-hidden>
        {t(on ? 'access.checkpoint_on' : 'access.checkpoint_off')}
      </span>
    </div>
  );
}
