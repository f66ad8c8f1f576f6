const NAMES = {
  de: new Intl.DisplayNames('de', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
};

/** „Deutschland“ for DE (ISO 3166-1); the code itself where it has no name. */
export function countryName(code: string, language: 'de' | 'en'): string {
  return NAMES[language].of(code) ?? code;
}
