import type { Claim } from './claim.ts';
import type { TextInTwo } from './sentence.ts';

/** Codes that any check may answer with; what is found in one claim alone stands beside the claim. */
export const COMMON_PHRASES: Readonly<Record<string, TextInTwo>> = {
  'no-access': {
    de: 'dem Prüfprozess fehlt das Recht, nachzusehen',
    en: 'the checking process lacks the right to look',
  },
  'not-available': {
    de: 'dieses System bietet nicht, was die Prüfung braucht',
    en: 'this system does not offer what the check needs',
  },
  'not-running': { de: 'der geprüfte Teil lief nicht', en: 'the checked part was not running' },
  'timed-out': { de: 'die Prüfung dauerte zu lange', en: 'the check took too long' },
  'check-failed': { de: 'die Prüfung brach ab', en: 'the check broke off' },
  'control-missed': {
    de: 'die Prüfung fand die Spur nicht, die zur Kontrolle gelegt war',
    en: 'the check did not find the trace that was planted as a control',
  },
};

const WITHOUT_CODE: TextInTwo = { de: 'ohne nähere Angabe', en: 'without further detail' };

/** What a code means, in words that fit into brackets and after a colon. */
export function findingPhrase(
  { findings = {} }: Pick<Claim, 'findings'>,
  code: string | undefined,
): TextInTwo {
  if (code === undefined) return WITHOUT_CODE;
  const phrases = { ...COMMON_PHRASES, ...findings };
  const bare = { de: `Befund ${code}`, en: `finding ${code}` };
  return Object.hasOwn(phrases, code) ? (phrases[code] ?? bare) : bare;
}
