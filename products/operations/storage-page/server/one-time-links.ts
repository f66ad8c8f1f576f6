import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
export const LINK_MS = 600_000;
export const SESSION_MS = 1_800_000;
/** Whoever may make links is the operator; more than a few at once is a mistake. */
const MOST_LINKS = 16;

interface Held<T> {
  readonly value: T;
  readonly untilMs: number;
}

/**
 * Links that open something once. Kept in memory, as hashes: who reads this process's memory can use
 * none of them.
 */
export class OneTimeLinks<T> {
  readonly #now: () => number;
  readonly #links = new Map<string, Held<T>>();
  readonly #sessions = new Map<string, Held<T>>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** What the link carries: 43 characters, good for ten minutes. */
  make(value: T): string {
    this.#forget();
    const [oldest] = this.#links.keys();
    if (this.#links.size >= MOST_LINKS && oldest !== undefined) this.#links.delete(oldest);
    return this.#hold(this.#links, value, LINK_MS);
  }

  /** The session that this link opens; undefined if it was used before, expired or never given. */
  open(link: string): string | undefined {
    this.#forget();
    const held = this.#links.get(hashOf(link));
    if (held === undefined) return undefined;
    this.#links.delete(hashOf(link));
    return this.#hold(this.#sessions, held.value, SESSION_MS);
  }

  /** What a session is for, while it lasts. */
  valueOf(session: string): T | undefined {
    this.#forget();
    return this.#sessions.get(hashOf(session))?.value;
  }

  #hold(into: Map<string, Held<T>>, value: T, forMs: number): string {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    into.set(hashOf(secret), { value, untilMs: this.#now() + forMs });
    return secret;
  }

  #forget(): void {
    for (const held of [this.#links, this.#sessions])
      for (const [key, { untilMs }] of held) if (untilMs <= this.#now()) held.delete(key);
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
