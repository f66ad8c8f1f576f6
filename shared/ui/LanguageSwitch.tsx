import { Button } from 'react-aria-components';
import { chooseLanguage, language, LANGUAGES, type Language } from './language.ts';
import { useTexts } from './texts.ts';
import { uiTexts } from './ui-texts.ts';
import { useLiveValue } from './use-live-value.ts';
import './switches.css';

/** Languages call themselves by their own name, whatever the page speaks. */
const NAMES: Readonly<Record<Language, string>> = { de: 'Deutsch', en: 'English' };

export function LanguageSwitch() {
  const t = useTexts(uiTexts);
  const current = useLiveValue(language);
  return (
    <fieldset className="language-switch">
      <legend className="visually-hidden">{t('language')}</legend>
      {LANGUAGES.map((tag) => (
        <Button
          key={tag}
          className="switch-button"
          aria-pressed={tag === current}
          onPress={() => {
            chooseLanguage(tag);
          }}
        >
          <span lang={tag}>{NAMES[tag]}</span>
        </Button>
      ))}
    </fieldset>
  );
}
