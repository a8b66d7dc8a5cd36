// SPDX-License-Identifier: Apache-2.0
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { browserLanguage, type Language, rememberLanguage, storedLanguage } from './languages';

type Catalogue = Record<string, unknown>;
export type Catalogues = Record<Language, () => Promise<{ default: Catalogue }>>;

let catalogues: Catalogues | undefined;

async function load(language: Language): Promise<void> {
  if (!catalogues || i18next.hasResourceBundle(language, 'translation')) return;
  const { default: catalogue } = await catalogues[language]();
  i18next.addResourceBundle(language, 'translation', catalogue);
}

export async function startLanguages(ofThisApp: Catalogues): Promise<void> {
  catalogues = ofThisApp;
  const language = storedLanguage() ?? browserLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  await switchTo(language);
}

async function switchTo(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await switchTo(language);
}

/** The person's own language, unless this browser has chosen one itself. The school's does not count:
 * a reader whose browser speaks a language of ours is addressed in it. */
export async function suggestLanguage(language: Language | null | undefined): Promise<void> {
  if (!language || storedLanguage()) return;
  await switchTo(language);
}
