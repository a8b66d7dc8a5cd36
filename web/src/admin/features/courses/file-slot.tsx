// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, FileButton, Group, Progress, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { upload, type UploadProgress } from '../../../api/upload';
import { formatSize } from '../../../lib/format';
import { ErrorAlert } from '../../../ui/error-alert';
import classes from './block-list.module.css';

interface Props {
  lesson: string;
  file: string;
  accept?: string;
  shows: 'image' | 'video' | 'link';
  onFile: (file: string) => void;
}

const purposes = { image: 'image', video: 'video', link: 'file' } as const;

export function FileSlot({ lesson, file, accept, shows, onFile }: Props) {
  const { t, i18n } = useTranslation();
  const [progress, setProgress] = useState<UploadProgress | null>(null);
  const [local, setLocal] = useState<{ url: string; name: string } | null>(null);
  const sending = useMutation({
    mutationFn: (chosen: File) => upload(chosen, purposes[shows], setProgress),
    onSuccess: (id, chosen) => {
      setLocal({ url: URL.createObjectURL(chosen), name: chosen.name });
      onFile(id);
    },
    onSettled: () => setProgress(null),
  });
  const size = (bytes: number) => formatSize(bytes, i18n.language);
  return (
    <>
      {file && <Stored lesson={lesson} file={file} shows={shows} local={local} />}
      <ErrorAlert error={sending.error} />
      {progress && (
        <div role="status">
          <Progress value={(100 * progress.sent) / Math.max(progress.size, 1)} aria-label={t('courses.uploading')} />
          <Text size="sm" c="dimmed">
            {t('courses.uploaded_of', { sent: size(progress.sent), size: size(progress.size) })}
          </Text>
        </div>
      )}
      <Group>
        <FileButton onChange={(chosen) => chosen && sending.mutate(chosen)} {...(accept ? { accept } : {})}>
          {(props) => (
            <Button variant="default" leftSection={<IconUpload size={16} />} loading={sending.isPending} {...props}>
              {file ? t('courses.replace_file') : t('courses.choose_file')}
            </Button>
          )}
        </FileButton>
      </Group>
    </>
  );
}

interface StoredProps {
  lesson: string;
  file: string;
  shows: Props['shows'];
  local: { url: string; name: string } | null;
}

/** A file just sent is shown from this computer: its lesson does not hold it until it is saved. */
function Stored({ lesson, file, shows, local }: StoredProps) {
  const { t } = useTranslation();
  const path = { id: lesson, file };
  const media = $api.useQuery(
    'get',
    '/api/lessons/{id}/media/{file}',
    { params: { path } },
    { enabled: local === null, staleTime: 300_000 },
  );
  const url = local?.url ?? media.data?.url;
  if (!url) return null;
  if (shows === 'image') return <img src={url} alt="" className={classes.media} />;
  if (shows === 'video') return <Film url={url} />;
  return (
    <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
      {local?.name ?? t('courses.open_file')}
    </Anchor>
  );
}

function Film({ url }: { url: string }) {
  const { t } = useTranslation();
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return <video src={url} controls className={classes.media} aria-label={t('courses.block.video')} />;
}
