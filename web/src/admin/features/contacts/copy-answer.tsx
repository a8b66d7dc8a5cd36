// SPDX-License-Identifier: Apache-2.0
import { Button, Textarea } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { ContactCard, LessonAnswer } from '../../../api/types';
import { languageNames } from '../../../i18n/languages';
import { useListState } from '../../../ui/list-state';
import { useToast } from '../../../ui/toast';
import classes from './why-panel.module.css';

interface Props {
  contact: ContactCard;
  product: string;
  lesson: string;
}

/** Not every browser lets a page write there: over plain HTTP none does. */
async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Two kind sentences in the student's language; shown as well, so that nothing unread is sent on. */
export function CopyAnswer({ contact, product, lesson }: Props) {
  const { t } = useTranslation();
  const { sayError } = useToast();
  const client = useQueryClient();
  const { text } = useListState();
  const at = text('at');
  const [shown, setShown] = useState<(LessonAnswer & { of: string; copied: boolean }) | null>(null);
  const [busy, setBusy] = useState(false);
  const of = `${lesson} ${at ?? ''}`;
  const copy = async () => {
    setBusy(true);
    try {
      const query = { product, lesson, ...(at ? { at } : {}) };
      const params = { path: { id: contact.id }, query };
      const answer = await client.fetchQuery($api.queryOptions('get', '/api/contacts/{id}/access/answer', { params }));
      setShown({ ...answer, of, copied: await toClipboard(answer.text) });
    } catch (error) {
      sayError(error);
    }
    setBusy(false);
  };
  const language = shown ? languageNames[shown.language] : '';
  return (
    <>
      <Button variant="default" leftSection={<IconMessage size={16} />} loading={busy} onClick={() => void copy()}>
        {t('access.why.copy_answer')}
      </Button>
      <div role="status" className={classes.answer}>
        {shown?.of === of && (
          <Textarea
            label={t(shown.copied ? 'access.why.answer_copied' : 'access.why.answer_shown', { language })}
            value={shown.text}
            lang={shown.language}
            readOnly
            autosize
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </div>
    </>
  );
}
