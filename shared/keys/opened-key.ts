import { Secret } from '@blende/shared/basics/secret.ts';
import { deriveKey } from './derive-key.ts';
import { ageIdentity } from './x25519.ts';

/** A living key in the hand. Both forms are made when they are asked for: many want only one. */
export class OpenedKey {
  readonly #privateHalf: Secret<Uint8Array>;
  #identity: Secret<string> | undefined;
  #field: Secret<Uint8Array> | undefined;

  /** Takes the 32 bytes over. */
  constructor(privateHalf: Uint8Array) {
    this.#privateHalf = new Secret(privateHalf);
  }

  /** `AGE-SECRET-KEY-1…`, for objects. */
  get identity(): Secret<string> {
    this.#identity ??= new Secret(ageIdentity(this.#privateHalf.reveal()));
    return this.#identity;
  }

  /** 32 bytes, for sealed fields: never the same as what opens objects. */
  get field(): Secret<Uint8Array> {
    this.#field ??= new Secret<Uint8Array>(deriveKey(this.#privateHalf, 'field'));
    return this.#field;
  }

  /** The key itself, for whoever hands it on; they clear their copy. */
  get privateHalf(): Secret<Uint8Array> {
    return this.#privateHalf;
  }
}
