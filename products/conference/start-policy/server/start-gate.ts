import { createHmac, timingSafeEqual } from 'node:crypto';
import { fromBase64url } from '@blende/shared/basics/base64url.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import { mayOpenRoom, PERMIT_BYTES, START_KEY_BYTES, type StartPolicy } from '../start-policy.ts';

export interface StartGateOptions {
  readonly policy: StartPolicy;
  /** As it stands in the start link. Not needed where everybody may start. */
  readonly key?: Secret<string> | undefined;
}

/** Decides which rooms may come into being. Holds nothing but the operator's choice and the key. */
export class StartGate {
  readonly policy: StartPolicy;
  readonly #startedAtMs = performance.now();
  #key: Buffer | undefined;

  constructor({ policy, key }: StartGateOptions) {
    this.policy = policy;
    if (key !== undefined) this.changeKey(key);
  }

  /** From now on, permits of the old key open nothing. */
  changeKey(key: Secret<string>): void {
    const bytes = fromBase64url(key.reveal());
    if (bytes?.length !== START_KEY_BYTES) throw new RangeError('start key has a wrong length');
    this.#key = Buffer.from(bytes);
  }

  /** The permit for a room, for whoever shows the start key; undefined for everybody else. */
  permitFor(roomId: string, shownKey: string): string | undefined {
    const shown = fromBase64url(shownKey);
    if (this.policy !== 'start-link' || this.#key === undefined || shown === undefined)
      return undefined;
    return sameBytes(shown, this.#key) ? this.permitOfMember(roomId) : undefined;
  }

  /** What a member shows to bring the room back after a restart; undefined where none is needed. */
  permitOfMember(roomId: string): string | undefined {
    return this.policy === 'everybody' ? undefined : this.#permit(roomId)?.toString('base64url');
  }

  mayOpen(roomId: string, permit: string | undefined): boolean {
    const shown = fromBase64url(permit ?? '');
    const expected = this.#permit(roomId);
    const permitted = shown !== undefined && expected !== undefined && sameBytes(shown, expected);
    const sinceStartMs = performance.now() - this.#startedAtMs;
    return mayOpenRoom({ policy: this.policy, permitted, sinceStartMs });
  }

  #permit(roomId: string): Buffer | undefined {
    if (this.#key === undefined) return undefined;
    const mac = createHmac('sha256', this.#key).update('blende 1 start permit\0').update(roomId);
    return mac.digest().subarray(0, PERMIT_BYTES);
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
