// SPDX-License-Identifier: Apache-2.0
import { Skeleton, TextInput } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Block } from '../../../lib/blocks';
import classes from './block-list.module.css';
import { FileSlot } from './file-slot';

const RichText = lazy(async () => ({ default: (await import('../../../ui/rich-text')).RichText }));

interface Props {
  lesson: string;
  block: Block;
  onChange: (block: Block) => void;
}

export function BlockEditor({ lesson, block, onChange }: Props) {
  const { t } = useTranslation();
  switch (block.type) {
    case 'text':
      return (
        <Suspense fallback={<Skeleton height={120} />}>
          <RichText label={t('courses.block.text')} doc={block.doc} onChange={(doc) => onChange({ ...block, doc })} />
        </Suspense>
      );
    case 'image':
      return (
        <div className={classes.body}>
          <FileSlot lesson={lesson} accept="image/*" file={block.file} shows="image" onFile={(file) => onChange({ ...block, file })} />
          <TextInput
            label={t('courses.alt')}
            description={t('courses.alt_hint')}
            value={block.alt}
            onChange={(event) => onChange({ ...block, alt: event.currentTarget.value })}
          />
          <TextInput
            label={t('courses.caption')}
            value={block.caption ?? ''}
            onChange={(event) => onChange({ ...block, caption: event.currentTarget.value || null })}
          />
        </div>
      );
    case 'file':
      return (
        <div className={classes.body}>
          <FileSlot lesson={lesson} file={block.file} shows="link" onFile={(file) => onChange({ ...block, file })} />
          <TextInput
            label={t('common.title')}
            value={block.title ?? ''}
            onChange={(event) => onChange({ ...block, title: event.currentTarget.value || null })}
          />
        </div>
      );
    case 'video':
      return (
        <div className={classes.body}>
          <FileSlot
            lesson={lesson}
            accept="video/mp4,video/webm"
            file={block.file ?? ''}
            shows="video"
            onFile={(file) => onChange({ ...block, file, url: null })}
          />
          {!block.file && (
            <TextInput
              type="url"
              label={t('courses.video_url')}
              placeholder="https://"
              value={block.url ?? ''}
              onChange={(event) => onChange({ ...block, url: event.currentTarget.value || null })}
            />
          )}
          <TextInput
            label={t('common.title')}
            value={block.title ?? ''}
            onChange={(event) => onChange({ ...block, title: event.currentTarget.value || null })}
          />
        </div>
      );
  }
}
