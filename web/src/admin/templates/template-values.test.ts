// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { inserted, languageIn, newTemplate, textsOf, valuesOf } from './template-values';

describe('own words of mails', () => {
  it('leave out a language in which nothing is written', () => {
    const values = newTemplate('access');
    const fr = { subject: 'Bonjour', body: '' };
    expect(textsOf({ ...values, texts: { ...values.texts, fr } })).toEqual({ fr });
  });

  it('open with an empty place for the languages a template lacks', () => {
    const template = {
      id: 'tpl_1',
      title: 'Welcome',
      kind: 'access' as const,
      texts: { uk: { subject: 'Вітаємо', body: 'Заходьте' } },
      version: 3,
      created_at: '2026-01-01T00:00:00Z',
    };
    expect(valuesOf(template).texts.uk.subject).toBe('Вітаємо');
    expect(valuesOf(template).texts.en).toEqual({ subject: '', body: '' });
  });

  it('know which language an error belongs to', () => {
    expect(languageIn('/texts/fr/body')).toBe('fr');
    expect(languageIn('/texts')).toBeUndefined();
    expect(languageIn('/title')).toBeUndefined();
  });

  it('take a placeholder where the caret stands, in place of what is selected', () => {
    expect(inserted('Hello !', '{{x}}', 6, 6)).toEqual({ text: 'Hello {{x}}!', caret: 11 });
    expect(inserted('Hello you', '{{x}}', 6, 9)).toEqual({ text: 'Hello {{x}}', caret: 11 });
    expect(inserted('Hi ', '{{x}}', null, null)).toEqual({ text: 'Hi {{x}}', caret: 8 });
  });
});
