import { isDeepStrictEqual } from 'node:util';
import { filmOf } from '../../kit/library-sample/sample-film.ts';
import type { SampleLibrary } from '../../kit/library-sample/sample-library.ts';
import type { Expected, Journal } from './journal.ts';

type Seen = 'there' | 'never' | 'gone' | 'damaged';

const ALLOWED: Readonly<Record<Expected, readonly Seen[]>> = {
  there: ['there'],
  'there-or-never': ['there', 'never'],
  gone: ['gone'],
  'there-or-gone': ['there', 'gone'],
};

export interface Checked {
  readonly films: number;
  /** One sentence each. */
  readonly findings: readonly string[];
}

/**
 * Compares a library after a crash with what was acknowledged before it. A row whose key or file is
 * missing is damaged, acknowledged or not.
 */
export async function checkLibrary(library: SampleLibrary, journal: Journal): Promise<Checked> {
  const findings: string[] = [];
  for (const [id, expected] of journal.films) {
    const seen = await look(library, id);
    if (!ALLOWED[expected].some((one) => one === seen.state))
      findings.push(`a film that should be ${expected} is ${seen.state}${seen.why}`);
    else if (seen.state !== 'damaged') journal.settle(id, seen.state);
  }
  const strange = (await library.rows()).filter((row) => !journal.films.has(row.film_id));
  if (strange.length > 0) findings.push(`${strange.length} rows that nobody began`);
  return { films: journal.films.size, findings };
}

async function look(
  library: SampleLibrary,
  id: string,
): Promise<{ readonly state: Seen; readonly why: string }> {
  try {
    const film = await library.read(id);
    if (film === undefined) return { state: 'never', why: '' };
    if (film === 'destroyed') return { state: 'gone', why: '' };
    const { content, ...words } = film;
    const { content: written, ...writtenWords } = filmOf(id);
    if (!isDeepStrictEqual(words, writtenWords)) return { state: 'damaged', why: ': other words' };
    return Buffer.from(written).equals(content)
      ? { state: 'there', why: '' }
      : { state: 'damaged', why: ': other bytes' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { state: 'damaged', why: `: ${code}` };
  }
}
