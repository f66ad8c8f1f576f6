import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { dateText } from '@blende/shared/claims/date-text.ts';
import type { SentenceState, TextInTwo, Verdict } from '@blende/shared/claims/sentence.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';

/** The word of each state, as it stands in the margin. */
export const STATE_WORDS: Readonly<Record<SentenceState, TextInTwo>> = {
  proven: { de: 'nachgewiesen', en: 'proven' },
  declared: { de: 'Angabe des Betreibers', en: 'declared by the operator' },
  'not-checked': { de: 'nicht überprüft', en: 'not checked' },
  contrary: { de: 'trifft derzeit nicht zu', en: 'does not currently hold' },
};

const OUTDATED: TextInTwo = { de: 'Nachweis veraltet', en: 'evidence out of date' };
const NOT_INDEPENDENT: TextInTwo = {
  de: 'nicht unabhängig geprüft',
  en: 'not checked independently',
};

/** What the margin says: a word, and the date that it rests on. */
export function marginWords(
  verdict: Verdict,
  language: PageLanguage,
): { word: string; date: string } {
  const { state, reason, atMs, untilMs } = verdict;
  const word = (text: TextInTwo): string => text[language];
  const on = (ms: number | undefined): string => {
    if (ms === undefined) return '';
    return language === 'de' ? `am ${unbroken(ms, 'de')}` : `on ${unbroken(ms, 'en')}`;
  };
  switch (state) {
    case 'proven':
    case 'contrary':
      return { word: word(STATE_WORDS[state]), date: on(atMs) };
    case 'declared':
      return { word: word(STATE_WORDS.declared), date: until(untilMs, language) };
    case 'not-checked':
      if (reason === 'outdated') return { word: word(OUTDATED), date: on(atMs) };
      if (reason === 'not-independent') return { word: word(NOT_INDEPENDENT), date: on(atMs) };
      return { word: word(STATE_WORDS[state]), date: '' };
    default:
      return assertNever(state);
  }
}

function until(ms: number | undefined, language: PageLanguage): string {
  if (ms === undefined) return '';
  return language === 'de'
    ? `gültig bis ${unbroken(ms, 'de')}`
    : `valid until ${unbroken(ms, 'en')}`;
}

/** A date that stays in one line. */
function unbroken(ms: number, language: PageLanguage): string {
  return dateText(ms, language).replaceAll(' ', '\u00a0');
}
