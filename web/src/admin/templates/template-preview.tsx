// SPDX-License-Identifier: Apache-2.0
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../ui/error-alert';
import { ContactPicker } from '../people/contact-picker';
import classes from './template-fields.module.css';

interface Props {
  shown: { subject: string; html: string } | undefined;
  failed: unknown;
  contact: string;
  onContact: (id: string) => void;
}

/** The server composes it as it will compose the mail; nothing in the frame can run. */
export function TemplatePreview({ shown, failed, contact, onContact }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <ContactPicker
        label={t('templates.preview_as')}
        description={t('templates.preview_as_hint')}
        required={false}
        value={contact}
        onChange={onContact}
      />
      <ErrorAlert error={failed} />
      {shown ? (
        <>
          <Text size="sm" fw={600}>
            {shown.subject}
          </Text>
          <iframe
            className={classes.frame}
            sandbox=""
            srcDoc={shown.html}
            title={t('templates.preview')}
          />
        </>
      ) : (
        <Text size="sm" c="dimmed" role="status">
          {t('templates.preview_empty')}
        </Text>
      )}
    </Stack>
  );
}
