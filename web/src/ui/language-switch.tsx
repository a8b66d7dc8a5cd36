// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { languageNames, languages } from '../i18n/languages';
import { chooseLanguage } from '../i18n/start';
import classes from './language-switch.module.css';

export function LanguageSwitch({ onChosen }: { onChosen?: (language: string) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <div role="group" aria-label={t('common.language')} className={classes.group}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-label={`${language.toUpperCase()} – ${languageNames[language]}`}
          aria-pressed={i18n.language === language}
          className={classes.choice}
          onClick={() => void chooseLanguage(language).then(() => onChosen?.(language))}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
