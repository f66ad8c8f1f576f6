import { CHUNK_BYTES } from './payload-size.ts';
import { sealChunk } from './chunk.ts';

/**
 * Seals one payload from its first byte to its last. The chunk number only ever rises and nothing
 * follows the end, so that no number is used twice under its key, whatever comes in which pieces.
 */
export class PayloadSealer {
  readonly #key: Uint8Array;
  /** Plaintext that may turn out to be the last chunk: what follows it decides. */
  readonly #held = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #heldBytes = 0;
  #number = 0;
  #ended = false;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** Takes the next plaintext; answers the sealed bytes of all chunks that cannot be the last. */
  update(plain: Uint8Array): Uint8Array[] {
    const sealed: Uint8Array[] = [];
    let at = 0;
    while (at < plain.length) {
      if (this.#heldBytes === CHUNK_BYTES) sealed.push(...this.#sealHeld(false));
      const whole = plain.subarray(at, at + CHUNK_BYTES);
      // More follows in this very piece: no need to hold it back.
      if (this.#heldBytes === 0 && at + CHUNK_BYTES < plain.length) {
        sealed.push(...this.#seal(whole, false));
        at += CHUNK_BYTES;
        continue;
      }
      const taken = whole.subarray(0, CHUNK_BYTES - this.#heldBytes);
      this.#held.set(taken, this.#heldBytes);
      this.#heldBytes += taken.length;
      at += taken.length;
    }
    return sealed;
  }

  /** Seals what is left as the last chunk. */
  final(): Uint8Array[] {
    const sealed = this.#sealHeld(true);
    this.#ended = true;
    this.#key.fill(0);
    return sealed;
  }

  #sealHeld(last: boolean): Uint8Array[] {
    const sealed = this.#seal(this.#held.subarray(0, this.#heldBytes), last);
    this.#held.fill(0, 0, this.#heldBytes);
    this.#heldBytes = 0;
    return sealed;
  }

  #seal(plain: Uint8Array, last: boolean): Uint8Array[] {
    if (this.#ended) throw new Error('this payload has ended');
    const at = { number: this.#number, last };
    this.#number += 1;
    return [...sealChunk(this.#key, at, plain)];
  }
}
