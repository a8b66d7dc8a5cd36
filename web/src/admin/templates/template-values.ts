// SPDX-License-Identifier: Apache-2.0
import type { MailTemplate } from '../../api/types';
import { type Language, languages } from '../../i18n/languages';

export type Words = { subject: string; body: string };

export type TemplateValues = {
  title: string;
  kind: MailTemplate['kind'];
  texts: Record<Language, Words>;
};

const nothing: Words = { subject: '', body: '' };

export const newTemplate = (kind: MailTemplate['kind']): TemplateValues => ({
  title: '',
  kind,
  texts: { en: nothing, fr: nothing, uk: nothing },
});

export function valuesOf(template: MailTemplate): TemplateValues {
  const { texts } = newTemplate(template.kind);
  return { title: template.title, kind: template.kind, texts: { ...texts, ...template.texts } };
}

export const isWritten = ({ subject, body }: Words) => subject.trim() !== '' || body.trim() !== '';

export const writtenLanguages = (values: TemplateValues) =>
  languages.filter((language) => isWritten(values.texts[language]));

/** A language with neither subject nor text is a language the template does not have. */
export function textsOf(values: TemplateValues): Record<string, Words> {
  return Object.fromEntries(
    writtenLanguages(values).map((language) => [language, values.texts[language]]),
  );
}

/** `/texts/fr/body` belongs to French. */
export function languageIn(pointer: string): Language | undefined {
  const [, area, code] = pointer.split('/');
  return area === 'texts' ? languages.find((language) => language === code) : undefined;
}

/** Where the caret stands, or at the end; the caret goes behind what was put in. */
export function inserted(text: string, piece: string, from: number | null, to: number | null) {
  const start = from ?? text.length;
  const end = to ?? start;
  return { text: text.slice(0, start) + piece + text.slice(end), caret: start + piece.length };
}
