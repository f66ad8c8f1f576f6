import type { OutgoingHttpHeaders } from 'node:http';

export interface KeptAnswer {
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/**
 * By this header, which goes no further, a process lets the edge give an answer again for so many
 * milliseconds. No browser keeps it; a burst of visitors costs that process one answer.
 */
export const KEEP_FOR_MS = 'x-edge-keep-ms';

const MOST_BYTES = 33_554_432;
const LONGEST_MS = 2_000;
const MOST_BRIEF = 64;

/**
 * Answers that are given again: files whose names carry a hash of their content, for good, and what
 * a process lets us keep, for a moment. So a burst of visitors costs the process behind nothing.
 */
export class KeptAnswers {
  readonly #mostBytes: number;
  readonly #answers = new Map<string, KeptAnswer>();
  readonly #brief = new Map<string, { readonly answer: KeptAnswer; readonly untilMs: number }>();
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  get(key: string, nowMs: number): KeptAnswer | undefined {
    const brief = this.#brief.get(key);
    if (brief !== undefined && brief.untilMs <= nowMs) this.#brief.delete(key);
    else if (brief !== undefined) return brief.answer;
    return this.#answers.get(key);
  }

  /** The oldest go when there are more. */
  keepBriefly(key: string, answer: KeptAnswer, untilMs: number): void {
    this.#brief.delete(key);
    this.#brief.set(key, { answer, untilMs });
    const [oldest] = this.#brief.keys();
    if (this.#brief.size > MOST_BRIEF && oldest !== undefined) this.#brief.delete(oldest);
  }

  /** What does not fit any more is asked for again each time. */
  keep(key: string, answer: KeptAnswer): void {
    if (this.#answers.has(key) || this.#bytes + answer.body.length > this.#mostBytes) return;
    this.#answers.set(key, answer);
    this.#bytes += answer.body.length;
  }
}

/** For how long this answer may be given again; undefined if not at all. */
export function keptForMs(
  status: number | undefined,
  header: string | string[] | undefined,
): number | undefined {
  if (status !== 200 || typeof header !== 'string' || !/^\d{1,4}$/.test(header)) return undefined;
  return Math.min(Number(header), LONGEST_MS);
}

/** Whether the process behind the edge says that this answer never changes (RFC 8246). */
export function neverChanges(
  status: number | undefined,
  cacheControl: string | undefined,
): boolean {
  return status === 200 && /(?:^|[ ,])immutable(?:[ ,]|$)/.test(cacheControl ?? '');
}
