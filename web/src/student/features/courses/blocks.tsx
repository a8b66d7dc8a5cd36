// SPDX-License-Identifier: Apache-2.0
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MyBlock, MyLesson } from '../../../api/types';
import { formatSize } from '../../../lib/format';
import classes from './blocks.module.css';
import { Video } from './video';

interface Props {
  lesson: MyLesson;
  /** Addresses of media live ten minutes; a player that fails asks for the lesson again. */
  onExpired: () => void;
}

export function Blocks({ lesson, onExpired }: Props) {
  return (
    <div className={classes.blocks}>
      {lesson.blocks.map((block) => (
        <OneBlock key={block.id} lesson={lesson} block={block} onExpired={onExpired} />
      ))}
    </div>
  );
}

function OneBlock({ lesson, block, onExpired }: Props & { block: MyBlock }) {
  switch (block.type) {
    case 'text':
      // The server renders this from an allow-list of nodes; nothing a user wrote is HTML.
      return <div className={classes.text} dangerouslySetInnerHTML={{ __html: block.html ?? '' }} />;
    case 'image':
      return (
        <figure className={classes.figure}>
          <img src={block.url ?? ''} alt={block.alt ?? ''} loading="lazy" onError={onExpired} />
          {block.caption && <figcaption>{block.caption}</figcaption>}
        </figure>
      );
    case 'file':
      return <FileLink block={block} />;
    case 'video':
      return (
        <Video
          lesson={lesson.id}
          block={block}
          begin={lesson.video?.block === block.id ? lesson.video.ms : 0}
          onExpired={onExpired}
        />
      );
  }
}

function FileLink({ block }: { block: MyBlock }) {
  const { i18n } = useTranslation();
  return (
    <a className={classes.file} href={block.url ?? ''} download={block.name ?? true}>
      <IconDownload size={20} stroke={1.6} aria-hidden />
      <span>
        {block.title || block.name}
        {block.size ? <small>{formatSize(block.size, i18n.language)}</small> : null}
      </span>
    </a>
  );
}
