import type { OutgoingHttpHeaders } from 'node:http';

export interface KeptAnswer {
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

const MOST_BYTES = 33_554_432;

/**
 * Answers that never change: files whose names carry a hash of their content. They stay in memory,
 * so that a burst of visitors costs the process behind the edge nothing.
 */
export class KeptAnswers {
  readonly #mostBytes: number;
  readonly #answers = new Map<string, KeptAnswer>();
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  get(key: string): KeptAnswer | undefined {
    return this.#answers.get(key);
  }

  /** What does not fit any more is asked for again each time. */
  keep(key: string, answer: KeptAnswer): void {
    if (this.#answers.has(key) || this.#bytes + answer.body.length > this.#mostBytes) return;
    this.#answers.set(key, answer);
    this.#bytes += answer.body.length;
  }
}

/** Whether the process behind the edge says that this answer never changes (RFC 8246). */
export function neverChanges(
  status: number | undefined,
  cacheControl: string | undefined,
): boolean {
  return status === 200 && /(?:^|[ ,])immutable(?:[ ,]|$)/.test(cacheControl ?? '');
}
