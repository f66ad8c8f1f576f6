import type { Canary } from './canary.ts';
import { formsOf } from './forms.ts';
import { inflatedIn } from './inflated.ts';
import { PatternSearch } from './pattern-search.ts';
import type { Form } from './written.ts';

/** A mark in a place where it must not be. */
export interface Trace {
  readonly canary: Canary;
  readonly form: string;
  readonly sink: string;
  /** File, process or packet, and what else helps to find it; never the mark itself. */
  readonly where: string;
  /** Four bytes of an address alone: chance can write them, so it takes a second run to say so. */
  readonly isWeak: boolean;
}

/** Shorter than this can be found in gigabytes of anything. */
const WEAK_BYTES = 7;
/** Streams inside streams are followed so far. */
const DEPTH = 2;
/** Letters around a find that are told, if they are letters. */
const CONTEXT = 48;

/** Looks for marks in whatever is given to it, and keeps what it found. */
export class Scanner {
  readonly traces: Trace[] = [];
  readonly #patterns: readonly { readonly canary: Canary; readonly form: Form }[];
  readonly #search: PatternSearch;
  readonly #seen = new Set<string>();
  #bytes = 0;
  #tookMs = 0;

  constructor(canaries: readonly Canary[]) {
    this.#patterns = canaries.flatMap((canary) =>
      formsOf(canary).map((form) => ({ canary, form })),
    );
    this.#search = new PatternSearch(this.#patterns.map(({ form }) => form.bytes));
  }

  /** So many bytes two pieces of one thing must have in common. */
  get overlap(): number {
    return this.#search.longest;
  }

  get figures(): { readonly patterns: number; readonly bytes: number; readonly tookMs: number } {
    return { patterns: this.#patterns.length, bytes: this.#bytes, tookMs: this.#tookMs };
  }

  /** The bytes, and every compressed stream in them. Finds each mark once per place and form. */
  scan(sink: string, where: string, bytes: Buffer): void {
    const startedAt = performance.now();
    this.#scan({ sink, where, depth: 0 }, bytes);
    this.#tookMs += performance.now() - startedAt;
  }

  scanText(sink: string, where: string, text: string): void {
    this.scan(sink, where, Buffer.from(text));
  }

  #scan(place: { sink: string; where: string; depth: number }, bytes: Buffer): void {
    this.#bytes += bytes.length;
    this.#search.search(bytes, ({ pattern, at }) => {
      const known = this.#patterns[pattern];
      if (known !== undefined) this.#note(known, place, around(bytes, at, known.form.bytes.length));
    });
    if (place.depth >= DEPTH) return;
    for (const stream of inflatedIn(bytes)) {
      const where = `${place.where}, ${stream.kind}`;
      this.#scan({ sink: place.sink, where, depth: place.depth + 1 }, stream.bytes);
    }
  }

  #note(
    { canary, form }: { canary: Canary; form: Form },
    { sink, where }: { sink: string; where: string },
    context: string,
  ): void {
    const key = [canary.name, form.form, sink, where].join('\0');
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const isWeak = form.bytes.length < WEAK_BYTES;
    this.traces.push({
      canary,
      form: form.form,
      sink,
      where: `${where} ${context}`.trim(),
      isWeak,
    });
  }
}

/** What stands beside a find, without the find. */
function around(bytes: Buffer, at: number, length: number): string {
  const before = printable(bytes.subarray(Math.max(0, at - CONTEXT), at));
  const after = printable(bytes.subarray(at + length, at + length + CONTEXT));
  return `[${before}…${after}]`;
}

function printable(bytes: Buffer): string {
  return bytes.toString('latin1').replaceAll(/[^\x20-\x7e]+/g, '.');
}
