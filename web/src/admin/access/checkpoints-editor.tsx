// SPDX-License-Identifier: Apache-2.0
import { Radio, Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Module } from '../../api/types';
import type { Checkpoints } from '../../lib/policy';

interface Props {
  checkpoints: Checkpoints;
  modules: Module[];
  onChange: (checkpoints: Checkpoints) => void;
}

export function CheckpointsEditor({ checkpoints, modules, onChange }: Props) {
  const { t } = useTranslation();
  const marked = modules.flatMap((module) => module.lessons).filter((lesson) => lesson.is_checkpoint);
  const switches = checkpoints.type === 'switches' ? (checkpoints.lessons ?? {}) : {};
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
      {checkpoints.type === 'switches' &&
        marked.map((lesson) => (
          <Switch
            key={lesson.id}
            ms={32}
            label={lesson.title}
            checked={switches[lesson.id] ?? lesson.is_checkpoint}
            onChange={(event) =>
              onChange({ type: 'switches', lessons: { ...switches, [lesson.id]: event.currentTarget.checked } })
            }
          />
        ))}
    </Stack>
  );
}
