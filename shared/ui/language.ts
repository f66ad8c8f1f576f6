import { createInstance, type i18n } from 'i18next';
import { LiveValue, type ReadableValue } from './live-value.ts';

export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One instance for all slices; each slice adds its own texts as a namespace. */
export const textStore: i18n = createInstance();

const current = new LiveValue<Language>(languageOfBrowser());
let chosen: Language | undefined;

void textStore.init({
  lng: current.snapshot(),
  fallbackLng: false,
  initAsync: false,
  resources: {},
  interpolation: { escapeValue: false },
});
document.documentElement.lang = current.snapshot();

export const language: ReadableValue<Language> = current;

/** What the person chose, as against what the browser asks for; it travels to the room page. */
export function chosenLanguage(): Language | undefined {
  return chosen;
}

export function chooseLanguage(next: Language): void {
  chosen = next;
  void textStore.changeLanguage(next);
  document.documentElement.lang = next;
  current.set(next);
}

function languageOfBrowser(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  const known = wanted.find((tag) => LANGUAGES.some((language) => language === tag));
  return known === 'de' ? 'de' : 'en';
}
