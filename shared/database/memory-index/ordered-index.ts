import { setImmediate as nextTurn } from 'node:timers/promises';
import { foldCase } from '../sealed/blind-index.ts';
import { WordIndex } from './word-index.ts';

export interface IndexEntry<Facets> {
  /** Of the row. */
  readonly id: string;
  /** By which it is ordered and found. */
  readonly text: string;
  /** By which it is filtered. */
  readonly facets: Facets;
}

/** A place in the order, whether or not its row is still there. */
export type IndexPosition = Pick<IndexEntry<unknown>, 'id' | 'text'>;

export interface PageQuestion<Facets> {
  readonly limit: number;
  /** Exclusive; undefined for the first page. */
  readonly after?: IndexPosition | undefined;
  readonly filter?: (facets: Facets) => boolean;
}

export interface SearchQuestion<Facets> {
  /** As somebody types it: every word has to be found, the beginning of one is enough. */
  readonly text: string;
  readonly limit: number;
  readonly filter?: (facets: Facets) => boolean;
}

// German order, numbers by their value: "Folge 9" before "Folge 10".
const collator = new Intl.Collator('de', { numeric: true });

/** Entries between which others get their turn. */
const SLICE = 1_000;
/** An entry takes about this much beside its text, with the maps that lead to it. */
const ENTRY_BYTES = 320;

/** Titles or names of one tenant, in clear, in memory only: in order, by beginning, with typing errors. */
export class OrderedIndex<Facets> {
  readonly #byId = new Map<string, IndexEntry<Facets>>();
  readonly #words = new WordIndex<IndexEntry<Facets>>();
  #ordered: IndexEntry<Facets>[] = [];
  #textBytes = 0;

  /** Of entries with different ids. Others get their turn now and then, though not while it sorts. */
  static async of<Facets>(entries: readonly IndexEntry<Facets>[]): Promise<OrderedIndex<Facets>> {
    const index = new OrderedIndex<Facets>();
    index.#ordered = entries.toSorted(compare);
    for (const [at, entry] of index.#ordered.entries()) {
      index.#byId.set(entry.id, entry);
      index.#added(entry);
      if (at % SLICE === SLICE - 1) await nextTurn();
    }
    return index;
  }

  get size(): number {
    return this.#ordered.length;
  }

  /** About how much memory it takes. */
  get sizeBytes(): number {
    return this.#textBytes + this.#ordered.length * ENTRY_BYTES;
  }

  /** Adds or replaces. */
  put(entry: IndexEntry<Facets>): void {
    this.remove(entry.id);
    this.#byId.set(entry.id, entry);
    this.#ordered.splice(this.#firstAfter(entry), 0, entry);
    this.#added(entry);
  }

  remove(id: string): void {
    const entry = this.#byId.get(id);
    if (entry === undefined) return;
    this.#byId.delete(id);
    this.#ordered.splice(this.#firstAfter(entry) - 1, 1);
    this.#words.remove(wordsOf(entry.text), entry);
    this.#textBytes -= entry.text.length * 4;
  }

  /** The next entries in order. What came or went since the page before changes nothing else. */
  page({ limit, after, filter }: PageQuestion<Facets>): readonly IndexEntry<Facets>[] {
    const found: IndexEntry<Facets>[] = [];
    let at = after === undefined ? 0 : this.#firstAfter(after);
    for (; at < this.#ordered.length && found.length < limit; at += 1) {
      const entry = this.#ordered[at];
      if (entry !== undefined && filter?.(entry.facets) !== false) found.push(entry);
    }
    return found;
  }

  /** Fewest typing errors first, then in order. */
  search({ text, limit, filter }: SearchQuestion<Facets>): readonly IndexEntry<Facets>[] {
    const found = [...this.#words.find(wordsOf(text))];
    return found
      .filter(([entry]) => filter?.(entry.facets) !== false)
      .sort(([one, errors], [other, others]) =>
        errors === others ? compare(one, other) : errors - others,
      )
      .slice(0, limit)
      .map(([entry]) => entry);
  }

  #added(entry: IndexEntry<Facets>): void {
    this.#words.add(wordsOf(entry.text), entry);
    this.#textBytes += entry.text.length * 4;
  }

  #firstAfter(position: IndexPosition): number {
    let [low, high] = [0, this.#ordered.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#ordered[middle];
      if (entry !== undefined && compare(entry, position) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(one: IndexPosition, other: IndexPosition): number {
  const order = collator.compare(one.text, other.text);
  if (order !== 0) return order;
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

/** Words without case, accents and dots: "Grüße" and "gruss" begin alike. */
function wordsOf(text: string): readonly string[] {
  const plain = foldCase(text).normalize('NFD').replaceAll(/\p{M}/gu, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
