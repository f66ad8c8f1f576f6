import type { TextInTwo } from '@blende/shared/claims/sentence.ts';

export type PageLanguage = keyof TextInTwo;

export function otherLanguage(language: PageLanguage): PageLanguage {
  return language === 'de' ? 'en' : 'de';
}
