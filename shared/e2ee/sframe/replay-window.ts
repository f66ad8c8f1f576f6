/**
 * Counters behind the newest one that may still come: about six seconds of everything that one
 * sender sends, since all its tracks share a counter.
 */
export const REPLAY_WINDOW = 1_024;

const WINDOW = BigInt(REPLAY_WINDOW);

/**
 * Which counters of one key and source were seen (RFC 9605, section 9.3; the window is that of
 * RFC 4303, section 3.4.3). Ask first, commit once the frame has authenticated.
 */
export class ReplayWindow {
  #newest = -1n;
  readonly #seen = new Uint8Array(REPLAY_WINDOW);

  check(counter: bigint): 'new' | 'seen' | 'too-old' {
    if (counter > this.#newest) return 'new';
    if (counter <= this.#newest - WINDOW) return 'too-old';
    return this.#seen[place(counter)] === 1 ? 'seen' : 'new';
  }

  /** Remembers it; false if it was not new any more, because another copy authenticated meanwhile. */
  commit(counter: bigint): boolean {
    if (this.check(counter) !== 'new') return false;
    if (counter > this.#newest) this.#moveTo(counter);
    this.#seen[place(counter)] = 1;
    return true;
  }

  #moveTo(counter: bigint): void {
    if (counter - this.#newest >= WINDOW) this.#seen.fill(0);
    else {
      for (let skipped = this.#newest + 1n; skipped < counter; skipped += 1n) {
        this.#seen[place(skipped)] = 0;
      }
    }
    this.#newest = counter;
  }
}

function place(counter: bigint): number {
  return Number(counter % WINDOW);
}
