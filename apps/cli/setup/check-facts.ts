import {
  completeFacts,
  contradictions,
  factsFileIn,
  QUESTION_PARTS,
  readFacts,
  runningOut,
  type FactsDraft,
} from '@blende/statement/supervisor.ts';
import { OperatorError } from '../operator-error.ts';
import { print } from '../print.ts';
import { SETUP_TEXTS } from './setup-texts.ts';

const SOON_MS = 60 * 86_400_000;

/** Says what lacks, what contradicts itself and what runs out; 0 if nothing of that is so grave that it counts. */
export function checkFacts(dataFolder: string, language: 'de' | 'en'): number {
  const found = readFacts(dataFolder);
  if (found.kind === 'unreadable') throw refuseUnreadable(dataFolder);
  const draft: FactsDraft = found.kind === 'read' ? found.draft : { version: 1 };
  const { lines, isSound } = factsReport(draft, language, Date.now());
  for (const line of lines) print(line);
  return isSound ? 0 : 1;
}

export function factsReport(
  draft: FactsDraft,
  language: 'de' | 'en',
  nowMs: number,
): { readonly lines: readonly string[]; readonly isSound: boolean } {
  const texts = SETUP_TEXTS[language];
  const completion = completeFacts(draft);
  const missing = completion.kind === 'complete' ? [] : completion.missing;
  const wrong = contradictions(draft, nowMs);
  const ends = runningOut(draft, nowMs, SOON_MS);
  const lines = [
    '',
    ...(missing.length === 0 ? [texts.complete] : [texts.missing]),
    ...missing.map((path) => `  ${nameOf(path, language)}`),
    ...wrong.map((code) => `  ${texts.again[code]} (${code})`),
    ...ends.map(
      ({ part, day, isOver }) =>
        `  ${nameOf(part, language, '')}: ${isOver ? texts.over(day) : texts.soon(day)}`,
    ),
  ];
  return { lines, isSound: missing.length === 0 && wrong.length === 0 };
}

export function refuseUnreadable(dataFolder: string): OperatorError {
  return new OperatorError(
    'facts-unreadable',
    `${factsFileIn(dataFolder)} is no facts file that this user can read: give this user the right to, or move it away and run ./blende setup.`,
  );
}

/** „Anschrift: Ort“ for `address.place`. */
function nameOf(path: string, language: 'de' | 'en', whole?: string): string {
  const [name, ...rest] = path.split('.');
  const part = QUESTION_PARTS.find((one) => one.name === name);
  if (part === undefined) return path;
  const field = rest.find((word) => !/^\d+$/.test(word));
  const question = part.questions.find((one) => one.field === field);
  const detail = question?.ask[language] ?? whole ?? SETUP_TEXTS[language].part;
  return detail === '' ? part.title[language] : `${part.title[language]}: ${detail}`;
}
