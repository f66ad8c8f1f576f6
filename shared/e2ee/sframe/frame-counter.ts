import { GREATEST_FIELD } from './header.ts';

/**
 * Hands out every counter once. There is one for everything a sender seals, whatever the key, track
 * or layer: so no pair of key and counter repeats, also if a key were installed twice.
 */
export class FrameCounter {
  #next: bigint;

  /** @param first for tests of the end. */
  constructor(first = 0n) {
    this.#next = first;
  }

  /** @throws RangeError when all 2^64 are used up; nothing can be sealed any more. */
  next(): bigint {
    const counter = this.#next;
    if (counter > GREATEST_FIELD) throw new RangeError('the frame counter is used up');
    this.#next = counter + 1n;
    return counter;
  }
}
