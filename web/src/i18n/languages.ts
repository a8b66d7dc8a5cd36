// SPDX-License-Identifier: Apache-2.0
export const languages = ['en', 'fr', 'uk'] as const;
export type Language = (typeof languages)[number];

/** A language is written in itself, so these three are no catalogue texts. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  fr: 'Français',
  uk: 'Українська',
};

const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR', uk: 'uk-UA' };
const storageKey = 'stoa.language';

export const localeOf = (language: string): string => locales[language as Language] ?? 'en-GB';

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

export function storedLanguage(): Language | null {
  const stored = localStorage.getItem(storageKey);
  return isLanguage(stored) ? stored : null;
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}

export function browserLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  return wanted.find(isLanguage) ?? 'en';
}

/** What a select holds, as a language of ours. */
export function languageOr<T>(text: string, otherwise: T): Language | T {
  return isLanguage(text) ? text : otherwise;
}
