// SPDX-License-Identifier: Apache-2.0
import { IconDownload, IconExternalLink } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyBlock } from '../../../api/types';
import { formatSize } from '../../../lib/format';
import classes from './blocks.module.css';

interface Props {
  blocks: MyBlock[];
  /** Addresses of media live ten minutes; a player that fails asks for the lesson again. */
  onExpired: () => void;
}

export function Blocks({ blocks, onExpired }: Props) {
  return (
    <div className={classes.blocks}>
      {blocks.map((block) => (
        <OneBlock key={block.id} block={block} onExpired={onExpired} />
      ))}
    </div>
  );
}

function OneBlock({ block, onExpired }: { block: MyBlock; onExpired: () => void }) {
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
      return <Video block={block} onExpired={onExpired} />;
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

const isOurs = (url: string) => url.startsWith('/') || url.startsWith(location.origin);

function Video({ block, onExpired }: { block: MyBlock; onExpired: () => void }) {
  const { t } = useTranslation();
  const reached = useRef(0);
  const tries = useRef(0);
  const url = block.url ?? '';
  if (!isOurs(url)) {
    return (
      <a className={classes.file} href={url} target="_blank" rel="noreferrer">
        <IconExternalLink size={20} stroke={1.6} aria-hidden />
        <span>{block.title || t('learn.watch')}</span>
      </a>
    );
  }
  const renew = () => {
    tries.current += 1;
    if (tries.current <= 3) onExpired();
  };
  return (
    <figure className={classes.figure}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video
        src={url}
        controls
        playsInline
        preload="metadata"
        aria-label={block.title ?? t('learn.video')}
        onTimeUpdate={(event) => {
          reached.current = event.currentTarget.currentTime;
          tries.current = 0;
        }}
        onLoadedMetadata={(event) => {
          if (reached.current > 0) event.currentTarget.currentTime = reached.current;
        }}
        onError={renew}
      />
      {block.title && <figcaption>{block.title}</figcaption>}
    </figure>
  );
}
