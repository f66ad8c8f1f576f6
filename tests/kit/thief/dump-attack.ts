import { createHash, createHmac } from 'node:crypto';
import { GERMAN_WORDS } from './german-words.ts';

// What somebody does who holds a dump, knows the program and has a list of words by frequency, but
// no key.

/** A value of the dump, in hexadecimal digits, and the word it is taken for. */
export type Guesses = ReadonlyMap<string, string>;

/** Words that stand in the dump in clear or in one of the usual encodings. */
export function wordsInClear(dump: string, words: readonly string[]): readonly string[] {
  return words.filter((word) =>
    [
      word,
      Buffer.from(word).toString('hex'),
      Buffer.from(word, 'utf16le').toString('hex'),
      Buffer.from(word).toString('base64').replace(/=+$/, ''),
    ].some((form) => dump.includes(form)),
  );
}

/** Hashes each word in every way that needs no key, and looks for values that begin so. */
export function guessByHash(dump: string, knownTexts: readonly string[]): Guesses {
  const byBeginning = new Map<string, string>();
  for (const value of valuesIn(dump)) byBeginning.set(value.slice(0, 32), value);
  const guesses = new Map<string, string>();
  for (const word of GERMAN_WORDS)
    for (const hash of unkeyedHashes(word, knownTexts)) {
      const value = byBeginning.get(hash.slice(0, 32));
      if (value !== undefined) guesses.set(value, word);
    }
  return guesses;
}

/** In each column: the value that occurs most often is the commonest word, and so on. */
export function guessByFrequency(dump: string): Guesses {
  const guesses = new Map<string, string>();
  for (const column of columnsIn(dump)) {
    const counts = new Map<string, number>();
    for (const value of column) counts.set(value, (counts.get(value) ?? 0) + 1);
    const repeated = [...counts].filter(([, count]) => count > 1).sort(([, a], [, b]) => b - a);
    for (const [rank, [value]] of repeated.entries()) {
      const word = GERMAN_WORDS[rank];
      if (word !== undefined && value.startsWith('\\\\x')) guesses.set(value.slice(3), word);
    }
  }
  return guesses;
}

function unkeyedHashes(word: string, knownTexts: readonly string[]): readonly string[] {
  const forms = [word, ...knownTexts.map((text) => text.replaceAll('WORD', word))];
  return forms.flatMap((form) => [
    ...['md5', 'sha1', 'sha256', 'sha512'].map((name) =>
      createHash(name).update(form).digest('hex'),
    ),
    ...['', ...knownTexts].map((key) => createHmac('sha256', key).update(form).digest('hex')),
  ]);
}

function valuesIn(dump: string): readonly string[] {
  return [...dump.matchAll(/\\\\x([0-9a-f]{2,})/g)].map(([, digits = '']) => digits);
}

/** The columns of each `COPY … FROM stdin` of a plain dump. */
function columnsIn(dump: string): readonly (readonly string[])[] {
  return [...dump.matchAll(/^COPY .* FROM stdin;\n([\s\S]*?)^\\\.$/gm)].flatMap(([, body = '']) => {
    const rows = body
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    return (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? ''));
  });
}
