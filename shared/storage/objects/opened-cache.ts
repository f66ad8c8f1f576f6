/** What was opened once, so that the next range need not ask for its key. */
export interface CacheLimits {
  readonly entries: number;
  /** Nothing is used for longer: what was destroyed elsewhere ends here too by then. */
  readonly ageMs: number;
}

interface Entry<Value> {
  readonly key: string;
  readonly value: Value;
  readonly untilMs: number;
}

/** Opened values by name, the least recently used leaving first; dropped with the key they need. */
export class OpenedCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #limits: CacheLimits;
  readonly #forget: (value: Value) => void;
  readonly #now: () => number;

  constructor(
    limits: CacheLimits,
    forget: (value: Value) => void,
    now: () => number = performance.now.bind(performance),
  ) {
    this.#limits = limits;
    this.#forget = forget;
    this.#now = now;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(name: string): Value | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    this.#entries.delete(name);
    if (entry.untilMs <= this.#now()) return undefined;
    this.#entries.set(name, entry);
    return entry.value;
  }

  set(name: string, key: string, value: Value): void {
    this.#entries.delete(name);
    this.#entries.set(name, { key, value, untilMs: this.#now() + this.#limits.ageMs });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limits.entries) break;
      // Somebody may be reading with it still: it is left, not overwritten.
      this.#entries.delete(oldest);
    }
  }

  /** Overwrites and drops whatever this key had opened. */
  dropKey(key: string): void {
    for (const [name, entry] of this.#entries) {
      if (entry.key !== key) continue;
      this.#entries.delete(name);
      this.#forget(entry.value);
    }
  }
}
