import { concatBytes, randomBytes, utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import type { LinkKey } from './link-keys.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What wrapping adds. */
export const WRAP_BYTES = NONCE_BYTES + TAG_BYTES;

/** What the bytes are and where they belong: they open for nothing else. */
export interface WrapPlace {
  readonly kind: 'group-info' | 'commit' | 'message' | 'knock' | 'answer';
  readonly room: string;
}

/**
 * AES-256-GCM under the wrap key of a link: whoever has no link learns a length and nothing else.
 * Who wrote the bytes it does not say; that is the group's own question.
 *
 *   12 bytes   nonce, random: the key serves at most some millions of messages (SP 800-38D, 8.3)
 *   n bytes    ciphertext
 *   16 bytes   tag, over kind and room too
 */
export async function wrap(bytes: Bytes, key: Secret<LinkKey>, place: WrapPlace): Promise<Bytes> {
  const nonce = randomBytes(NONCE_BYTES);
  const sealed = await crypto.subtle.encrypt(algorithm(nonce, place), key.reveal(), bytes);
  return concatBytes(nonce, new Uint8Array(sealed));
}

/** Undefined for anything that was not wrapped under this key for this place. */
export async function unwrap(
  wrapped: Bytes,
  key: Secret<LinkKey>,
  place: WrapPlace,
): Promise<Bytes | undefined> {
  if (wrapped.length < WRAP_BYTES) return undefined;
  const nonce = wrapped.slice(0, NONCE_BYTES);
  try {
    const opened = await crypto.subtle.decrypt(
      algorithm(nonce, place),
      key.reveal(),
      wrapped.slice(NONCE_BYTES),
    );
    return new Uint8Array(opened);
  } catch {
    return undefined;
  }
}

function algorithm(iv: Bytes, { kind, room }: WrapPlace) {
  return { name: 'AES-GCM', iv, additionalData: utf8(`blende 1 wrap ${kind} ${room}`) } as const;
}
