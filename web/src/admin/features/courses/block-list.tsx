// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconFile, IconPhoto, IconTypography, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LessonCard } from '../../../api/types';
import { type Block, newBlock } from '../../../lib/blocks';
import { moved } from '../../../lib/programme';
import { ActionMenu } from '../../../ui/action-menu';
import { BlockEditor } from './block-editor';
import classes from './block-list.module.css';

const kinds = [
  { type: 'text', Icon: IconTypography },
  { type: 'image', Icon: IconPhoto },
  { type: 'video', Icon: IconVideo },
  { type: 'file', Icon: IconFile },
] as const;

interface Props {
  lesson: LessonCard;
  blocks: Block[];
  onChange: (blocks: Block[]) => void;
  error: React.ReactNode;
}

export function BlockList({ lesson, blocks, onChange, error }: Props) {
  const { t } = useTranslation();
  const change = (next: Block) => onChange(blocks.map((block) => (block.id === next.id ? next : block)));
  const add = (type: Block['type']) =>
    onChange([
      ...blocks,
      newBlock(
        type,
        blocks.map((block) => block.id),
      ),
    ]);
  return (
    <Stack gap="md">
      {error && (
        <Text size="sm" c="var(--stoa-danger)" role="alert">
          {error}
        </Text>
      )}
      {blocks.map((block, i) => (
        <section key={block.id} className={classes.block} aria-label={t(`courses.block.${block.type}`)}>
          <header className={classes.head}>
            <span>{t(`courses.block.${block.type}`)}</span>
            <SectionChoice lesson={lesson} block={block} onChange={change} />
            <ActionMenu
              label={t('courses.menu_of', { title: t(`courses.block.${block.type}`) })}
              groups={[
                [
                  {
                    label: t('common.move_up'),
                    disabled: i === 0,
                    onClick: () => onChange(moved(blocks, i, i - 1)),
                  },
                  {
                    label: t('common.move_down'),
                    disabled: i === blocks.length - 1,
                    onClick: () => onChange(moved(blocks, i, i + 1)),
                  },
                ],
                [
                  {
                    label: t('common.remove'),
                    danger: true,
                    onClick: () => onChange(blocks.filter((other) => other.id !== block.id)),
                  },
                ],
              ]}
            />
          </header>
          <BlockEditor lesson={lesson.id} block={block} onChange={change} />
        </section>
      ))}
      <Group gap="xs" className={classes.add} role="group" aria-label={t('courses.add_block')}>
        {kinds.map(({ type, Icon }) => (
          <Button key={type} variant="default" leftSection={<Icon size={16} />} onClick={() => add(type)}>
            {t(`courses.block.${type}`)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}

interface SectionProps {
  lesson: LessonCard;
  block: Block;
  onChange: (block: Block) => void;
}

/** A block without a section belongs to the lesson as a whole. */
function SectionChoice({ lesson, block, onChange }: SectionProps) {
  const { t } = useTranslation();
  if (lesson.sections.length === 0) return null;
  return (
    <Select
      size="xs"
      w={180}
      ms="auto"
      aria-label={t('courses.block_section')}
      placeholder={t('courses.block_section_none')}
      clearable
      data={lesson.sections.map((section) => ({ value: section.id, label: section.title }))}
      value={block.section ?? null}
      onChange={(section) => onChange({ ...block, section })}
    />
  );
}
