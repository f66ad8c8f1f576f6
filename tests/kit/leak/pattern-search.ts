export interface Match {
  /** Index of the pattern. */
  readonly pattern: number;
  /** Where it begins in the buffer. */
  readonly at: number;
}

/** A word of a pattern, and where in the pattern it stands. */
interface Place {
  readonly pattern: number;
  readonly offset: number;
}

const WORD = 4;
/** From this length on, some word at a multiple of four lies wholly in the pattern. */
const LONG = 2 * WORD - 1;
const SLOT_BITS = 20;
/** Of Fibonacci hashing (Knuth, volume 3, section 6.4). */
const SPREAD = 0x9e3779b1;

/**
 * Finds any of many byte strings in one pass over the words of a buffer: a bitmap of hashed words
 * leaves nearly nothing to be compared. Short patterns cost three more looks per word.
 */
export class PatternSearch {
  readonly longest: number;
  readonly #patterns: readonly Buffer[];
  readonly #hasShort: boolean;
  readonly #bits = new Int32Array(1 << (SLOT_BITS - 5));
  readonly #places = new Map<number, Place[]>();

  /** @throws RangeError for a pattern of less than four bytes: it would be found everywhere. */
  constructor(patterns: readonly Buffer[]) {
    this.#patterns = patterns;
    this.longest = Math.max(...patterns.map(({ length }) => length), 1);
    this.#hasShort = patterns.some(({ length }) => length < LONG);
    for (const [index, pattern] of patterns.entries()) this.#learn(pattern, index);
  }

  /** Tells every match. A buffer that lies on multiples of four in memory is not copied. */
  search(bytes: Buffer, found: (match: Match) => void): void {
    const aligned = onWords(bytes);
    const words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
    const bits = this.#bits;
    const everyByte = this.#hasShort;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? 0;
      // Most of memory and disk is zeros, and no pattern begins with four of them.
      if (word === 0 && words[at + 1] === 0) continue;
      if (has(bits, word)) this.#compare(aligned, word, at * WORD, found);
      if (!everyByte) continue;
      const next = words[at + 1] ?? 0;
      for (let by = 8; by < 32; by += 8) {
        const between = (word >>> by) | (next << (32 - by));
        if (has(bits, between)) this.#compare(aligned, between, at * WORD + by / 8, found);
      }
    }
  }

  /** The word stands at this place of the buffer: which patterns around it are there? */
  #compare(bytes: Buffer, word: number, at: number, found: (match: Match) => void): void {
    for (const { pattern, offset } of this.#places.get(word) ?? []) {
      const wanted = this.#patterns[pattern];
      const start = at - offset;
      if (wanted === undefined || start < 0 || start + wanted.length > bytes.length) continue;
      if (wanted.length >= LONG && at % WORD !== 0) continue;
      if (wanted.compare(bytes, start, start + wanted.length) === 0) found({ pattern, at: start });
    }
  }

  #learn(pattern: Buffer, index: number): void {
    if (pattern.length < WORD) throw new RangeError('a pattern is too short to mean anything');
    if (pattern.subarray(0, WORD).every((byte) => byte === 0))
      throw new RangeError('a pattern that begins with zeros would be passed over');
    const offsets = pattern.length < LONG ? 1 : WORD;
    for (let offset = 0; offset < offsets; offset += 1) {
      const word = pattern.readInt32LE(offset);
      const slot = slotOf(word);
      this.#bits[slot >>> 5] = (this.#bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
      const known = this.#places.get(word);
      if (known === undefined) this.#places.set(word, [{ pattern: index, offset }]);
      else known.push({ pattern: index, offset });
    }
  }
}

/** The same bytes from a multiple of four in memory to a multiple of four, with zeros at the end. */
function onWords(bytes: Buffer): Buffer {
  if (bytes.byteOffset % WORD === 0 && bytes.length % WORD === 0) return bytes;
  const copy = Buffer.from(new ArrayBuffer(Math.ceil(bytes.length / WORD) * WORD));
  bytes.copy(copy);
  return copy;
}

function slotOf(word: number): number {
  return Math.imul(word, SPREAD) >>> (32 - SLOT_BITS);
}

function has(bits: Int32Array, word: number): boolean {
  const slot = slotOf(word);
  return (((bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1;
}
