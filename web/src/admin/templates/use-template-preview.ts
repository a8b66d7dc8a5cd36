// SPDX-License-Identifier: Apache-2.0
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { asApiError, fieldOf } from '../../api/errors';
import { codeText } from '../../i18n/dynamic';
import type { Language } from '../../i18n/languages';
import type { TemplateValues } from './template-values';

/** How the words look to somebody, and what is wrong with them, while they are being written. */
export function useTemplatePreview(values: TemplateValues, language: Language, contact: string) {
  const { t } = useTranslation();
  const words = values.texts[language];
  const complete = words.subject.trim() !== '' && words.body.trim() !== '';
  const wanted = { kind: values.kind, words, language, ...(contact ? { contact } : {}) };
  const [asked] = useDebouncedValue(complete ? JSON.stringify(wanted) : '', 300);
  const answer = useQuery({
    queryKey: ['template-preview', asked],
    queryFn: () =>
      answerOf(
        api.POST('/api/mail-templates/preview', { body: JSON.parse(asked) as typeof wanted }),
      ),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  const failed = answer.error ? asApiError(answer.error) : null;
  const errors = Object.fromEntries(
    (failed?.fields ?? []).map((f) => [fieldOf(f.pointer), codeText(t, f.code, f.detail)]),
  );
  const other = failed !== null && failed.fields.length === 0 ? failed : null;
  return { shown: complete && !failed ? answer.data : undefined, errors, failed: other };
}
