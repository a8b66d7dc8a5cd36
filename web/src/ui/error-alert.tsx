// SPDX-License-Identifier: Apache-2.0
import { Alert, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { asApiError } from '../api/errors';
import { codeText, errorText } from '../i18n/dynamic';
import classes from './notice.module.css';

interface Props {
  error: unknown;
  fields?: { pointer: string; code: string; detail?: string | null }[];
}

/** Stands next to its cause and stays until the cause is gone. */
export function ErrorAlert({ error, fields }: Props) {
  const { t } = useTranslation();
  if (!error) return null;
  const known = asApiError(error);
  const listed = fields ?? known.fields;
  return (
    <Alert className={classes.danger} icon={<IconAlertTriangle size={18} />} role="alert">
      {listed.length === 0 ? errorText(t, known) : null}
      {listed.length > 0 && (
        <List size="sm" listStyleType="none">
          {listed.map((field) => (
            <List.Item key={field.pointer + field.code}>{codeText(t, field.code, field.detail)}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
