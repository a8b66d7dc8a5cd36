// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailTemplate } from '../../api/types';
import { useSchool } from '../../api/session';
import { type Language, languageNames, languages } from '../../i18n/languages';
import { useApiForm } from '../../ui/use-api-form';
import { languageIn, type TemplateValues, valuesOf, writtenLanguages } from './template-values';
import { useTemplatePreview } from './use-template-preview';

interface Options {
  initial: TemplateValues;
  version: number;
  send: (values: TemplateValues, version: number) => Promise<MailTemplate>;
  onDone: (template: MailTemplate) => void;
}

function spoken(texts: TemplateValues['texts']): string {
  return languages
    .filter((language) => texts[language].subject || texts[language].body)
    .map((language) => {
      const { subject, body } = texts[language];
      return `${languageNames[language]}\n${subject}\n${body}`;
    })
    .join('\n\n');
}

/** An error in a language that is not on the screen brings that language up. */
export function useTemplateForm({ initial, version, send, onDone }: Options) {
  const { t } = useTranslation();
  const school = useSchool();
  const [language, setLanguage] = useState<Language>(
    writtenLanguages(initial)[0] ?? school.language,
  );
  const [contact, setContact] = useState('');
  const apiForm = useApiForm({
    initial,
    versions: {
      version,
      of: valuesOf,
      fields: {
        title: { label: t('templates.title_label') },
        texts: { label: t('templates.texts'), show: spoken },
      },
    },
    rules: {
      title: (value) => (value.trim() ? null : t('errors.required')),
      texts: (_texts, values) =>
        writtenLanguages(values).length > 0 ? null : t('templates.one_language'),
    },
    send,
    onDone,
    onError: (error) => {
      const wrong = error.fields.map((field) => languageIn(field.pointer)).find(Boolean);
      if (wrong) setLanguage(wrong);
      return false;
    },
  });
  const preview = useTemplatePreview(apiForm.form.values, language, contact);
  const fields = { form: apiForm.form, language, onLanguage: setLanguage, errors: preview.errors };
  return { apiForm, fields, preview: { ...preview, contact, onContact: setContact } };
}
