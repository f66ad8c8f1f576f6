import { contradictions, readFactsFrom, writeFacts } from '@blende/statement/supervisor.ts';
import { OperatorError } from '../operator-error.ts';
import { SETUP_TEXTS } from './setup-texts.ts';

/** Takes a whole facts file, if it is one and does not contradict itself. */
export function importFacts(dataFolder: string, file: string, language: 'de' | 'en'): void {
  const found = readFactsFrom(file);
  if (found.kind !== 'read')
    throw new OperatorError(
      'facts-unreadable',
      `${file} is no facts file that this user can read: give the path of one that ./blende setup has written.`,
    );
  const [code] = contradictions(found.draft, Date.now());
  if (code !== undefined) throw new OperatorError(code, SETUP_TEXTS[language].again[code]);
  writeFacts(dataFolder, found.draft);
}
