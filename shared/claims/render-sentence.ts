import { assertNever } from '@blende/shared/basics/assert-never.ts';
import type { Claim, ClaimTexts } from './claim.ts';
import { dateText } from './date-text.ts';
import { findingPhrase } from './finding-phrases.ts';
import type { TextInTwo, Verdict } from './sentence.ts';

/** What the operator or the instance says of itself, by placeholder. */
export type FactValues = Readonly<Record<string, string | TextInTwo>>;

type Language = keyof TextInTwo;

/** With these words every text of the state `true` ends. */
export const PROVEN_ENDING = {
  de: ' Nachgewiesen am {date}.',
  en: ' Proven on {date}.',
} as const satisfies TextInTwo;

const NOT_INDEPENDENT = {
  de: 'Nicht unabhängig geprüft (am {date}): ',
  en: 'Not checked independently (on {date}): ',
} as const satisfies TextInTwo;

/** The sentence for a verdict, or undefined if a placeholder has no value: then nothing is said. */
export function renderSentence(
  claim: Claim,
  verdict: Verdict,
  values: FactValues,
): TextInTwo | undefined {
  const de = renderIn('de', claim, verdict, values);
  const en = renderIn('en', claim, verdict, values);
  return de === undefined || en === undefined ? undefined : { de, en };
}

function renderIn(
  language: Language,
  claim: Claim,
  verdict: Verdict,
  values: FactValues,
): string | undefined {
  const template = templateFor(language, claim.texts[language], verdict);
  const { atMs, untilMs, declaration } = verdict;
  return fill(template, {
    ...inLanguage(values, language),
    ...(atMs === undefined ? {} : { date: dateText(atMs, language) }),
    ...(untilMs === undefined ? {} : { until: dateText(untilMs, language) }),
    ...(declaration === undefined ? {} : { document: declaration.document, by: declaration.by }),
    finding: findingPhrase(claim, verdict.code)[language],
  });
}

function templateFor(language: Language, texts: ClaimTexts, { state, reason }: Verdict): string {
  switch (state) {
    case 'proven':
      return texts.true;
    case 'contrary':
      return texts.false;
    case 'declared':
      return texts.declared;
    case 'not-checked': {
      const ending = PROVEN_ENDING[language];
      if (reason !== 'not-independent' || !texts.true.endsWith(ending)) return texts.unknown;
      return NOT_INDEPENDENT[language] + texts.true.slice(0, -ending.length);
    }
    default:
      return assertNever(state);
  }
}

function inLanguage(values: FactValues, language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value[language],
    ]),
  );
}

function fill(template: string, values: Readonly<Record<string, string>>): string | undefined {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (!names.every((name) => Object.hasOwn(values, name))) return undefined;
  return template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '');
}
