// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, FileButton, Progress, Stack, Text, Textarea } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { asApiError } from '../../api/errors';
import { useSchool } from '../../api/session';
import { upload, type UploadProgress } from '../../api/upload';
import { formatMoment, formatSize } from '../../lib/format';
import { ErrorAlert } from '../../ui/error-alert';
import classes from './import-start.module.css';
import { sampleUrl } from './import-sample';

const accept = '.csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values';

interface Props {
  /** The course whose members page this began on. */
  product?: string | undefined;
  onBegun?: () => void;
}

const now = () => new Date().toISOString();

function useBegin({ product, onBegun }: Props) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const navigate = useNavigate();
  const [progress, setProgress] = useState<UploadProgress | null>(null);
  const begin = useMutation({
    mutationFn: async (source: File | string) => {
      const given =
        typeof source === 'string'
          ? { pasted: source, name: t('import.pasted_at', { moment: formatMoment(now(), i18n.language, zone) }) }
          : { upload: await upload(source, 'file', setProgress) };
      return answerOf(api.POST('/api/imports', { body: { ...given, ...(product ? { product } : {}) } }));
    },
    onSuccess: (begun) => {
      onBegun?.();
      void navigate({ to: `/imports/${begun.id}` });
    },
    onSettled: () => setProgress(null),
  });
  return { begin, progress };
}

/** What an upload calls the wrong kind of file is no table here. */
const reasons = (error: unknown) =>
  asApiError(error).fields.map((field) =>
    field.code === 'upload.wrong_type' ? { ...field, code: 'import.not_a_table' } : field,
  );

/** The first step of an import: a file, or a list that was copied from somewhere. */
export function ImportStart(props: Props) {
  const { begin, progress } = useBegin(props);
  return (
    <Stack gap="md">
      <ErrorAlert error={begin.error} fields={begin.error ? reasons(begin.error) : undefined} />
      <DropFile busy={begin.isPending} progress={progress} onFile={(file) => begin.mutate(file)} />
      <PasteList busy={begin.isPending} onText={(text) => begin.mutate(text)} />
    </Stack>
  );
}

interface DropProps {
  busy: boolean;
  progress: UploadProgress | null;
  onFile: (file: File) => void;
}

function DropFile({ busy, progress, onFile }: DropProps) {
  const { t, i18n } = useTranslation();
  const [over, setOver] = useState(false);
  const take = (event: React.DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) onFile(file);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={take}
    >
      <IconFileSpreadsheet size={28} stroke={1.5} aria-hidden className={classes.icon} />
      <Text fw={600}>{over ? t('import.drop_now') : t('import.drop')}</Text>
      <Text size="sm" c="dimmed">
        {t('import.drop_hint', { size: formatSize(200_000_000, i18n.language) })}
      </Text>
      {busy ? (
        <Sending progress={progress} />
      ) : (
        <FileButton accept={accept} onChange={(file) => file && onFile(file)}>
          {(button) => <Button {...button}>{t('import.choose_file')}</Button>}
        </FileButton>
      )}
      <Anchor href={sampleUrl(t)} download={t('import.sample_name')} size="sm">
        {t('import.sample')}
      </Anchor>
    </div>
  );
}

function Sending({ progress }: { progress: UploadProgress | null }) {
  const { t, i18n } = useTranslation();
  const size = (bytes: number) => formatSize(bytes, i18n.language);
  const sending = progress !== null && progress.sent < progress.size;
  const share = progress ? (100 * progress.sent) / Math.max(progress.size, 1) : 0;
  return (
    <div role="status" className={classes.sending}>
      <Progress value={sending ? share : 100} animated={!sending} aria-label={t('import.reading')} />
      <Text size="sm" mt={4}>
        {sending ? t('courses.uploaded_of', { sent: size(progress.sent), size: size(progress.size) }) : t('import.reading')}
      </Text>
    </div>
  );
}

function PasteList({ busy, onText }: { busy: boolean; onText: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <div>
      <Textarea
        label={t('import.paste')}
        description={t('import.paste_hint')}
        placeholder="Marie Dupont <marie@example.org>"
        autosize
        minRows={3}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button mt="xs" variant="default" disabled={text.trim() === '' || busy} onClick={() => onText(text)}>
        {t('import.paste_read')}
      </Button>
    </div>
  );
}
