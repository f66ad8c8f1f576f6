import { typingErrors } from './typing-errors.ts';

/** Which entries have a word, a word that begins so, or one that is meant. */
export class WordIndex<Entry> {
  readonly #entries = new Map<string, Set<Entry>>();

  add(words: readonly string[], entry: Entry): void {
    for (const word of words) {
      const entries = this.#entries.get(word);
      if (entries === undefined) this.#entries.set(word, new Set([entry]));
      else entries.add(entry);
    }
  }

  remove(words: readonly string[], entry: Entry): void {
    for (const word of words) {
      const entries = this.#entries.get(word);
      entries?.delete(entry);
      if (entries?.size === 0) this.#entries.delete(word);
    }
  }

  /** Entries that have all words, with the number of typing errors that it takes. */
  find(words: readonly string[]): ReadonlyMap<Entry, number> {
    const [first, ...others] = words.map((word) => this.#findOne(word));
    let found = first ?? new Map<Entry, number>();
    for (const other of others) found = both(found, other);
    return found;
  }

  #findOne(asked: string): Map<Entry, number> {
    const allowed = allowedErrors(asked);
    const found = new Map<Entry, number>();
    for (const [word, entries] of this.#entries) {
      const errors = typingErrors(asked, word, allowed);
      if (errors === undefined) continue;
      for (const entry of entries)
        if (errors < (found.get(entry) ?? Number.POSITIVE_INFINITY)) found.set(entry, errors);
    }
    return found;
  }
}

function both<Entry>(
  one: ReadonlyMap<Entry, number>,
  other: ReadonlyMap<Entry, number>,
): Map<Entry, number> {
  const found = new Map<Entry, number>();
  for (const [entry, errors] of one) {
    const more = other.get(entry);
    if (more !== undefined) found.set(entry, errors + more);
  }
  return found;
}

/** In a short word one wrong letter makes another word. */
function allowedErrors({ length }: string): 0 | 1 | 2 {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}
