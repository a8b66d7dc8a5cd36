// SPDX-License-Identifier: Apache-2.0
import { IconExternalLink } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyBlock } from '../../../api/types';
import classes from './blocks.module.css';
import { usePosition } from './use-position';

interface Props {
  lesson: string;
  block: MyBlock;
  /** Where this person stopped the last time, in milliseconds. */
  begin: number;
  onExpired: () => void;
}

const isOurs = (url: string) => url.startsWith('/') || url.startsWith(location.origin);

export function Video(props: Props) {
  const { t } = useTranslation();
  const { block } = props;
  const url = block.url ?? '';
  if (isOurs(url)) return <OwnVideo {...props} url={url} />;
  return (
    <a className={classes.file} href={url} target="_blank" rel="noreferrer">
      <IconExternalLink size={20} stroke={1.6} aria-hidden />
      <span>{block.title || t('learn.watch')}</span>
    </a>
  );
}

/** Less than this from the end, a film begins anew. */
const nearEnd = 5;
const triesMax = 3;

function OwnVideo({ lesson, block, begin, onExpired, url }: Props & { url: string }) {
  const { t } = useTranslation();
  const reached = useRef(begin / 1000);
  const tries = useRef(0);
  const keep = usePosition(lesson, block.id);
  const renew = () => {
    tries.current += 1;
    if (tries.current <= triesMax) onExpired();
  };
  const goOn = ({ currentTarget: film }: React.SyntheticEvent<HTMLVideoElement>) => {
    const worthIt = reached.current > 0 && reached.current < film.duration - nearEnd;
    if (worthIt) film.currentTime = reached.current;
  };
  const follow = ({ currentTarget: film }: React.SyntheticEvent<HTMLVideoElement>) => {
    reached.current = film.currentTime;
    tries.current = 0;
    if (!film.paused) keep.while(film.currentTime);
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
        onTimeUpdate={follow}
        onPause={(event) => keep.now(event.currentTarget.currentTime)}
        onLoadedMetadata={goOn}
        onError={renew}
      />
      {block.title && <figcaption>{block.title}</figcaption>}
    </figure>
  );
}
