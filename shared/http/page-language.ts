export type PageLanguage = 'de' | 'en';

export const PAGE_LANGUAGES: readonly PageLanguage[] = ['de', 'en'];

export function otherLanguage(language: PageLanguage): PageLanguage {
  return language === 'de' ? 'en' : 'de';
}
