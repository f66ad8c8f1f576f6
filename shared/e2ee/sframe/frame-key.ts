import { concatBytes, utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { NONCE_BYTES, type CipherSuite } from './cipher-suites.ts';
import { cipherOfSuite } from './cipher-of-suite.ts';
import type { FrameCipher } from './frame-cipher.ts';

/**
 * WebCrypto's HKDF key, not extractable, with the usage deriveBits. Its name is a type in browsers
 * only, so it is taken from what makes one.
 */
export type BaseKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** What seals and opens the frames of one key id. */
export interface FrameKey {
  readonly keyId: bigint;
  readonly cipher: FrameCipher;
  /** 12 bytes; a frame's nonce is this, with its counter laid over the end. */
  readonly salt: Bytes;
}

/** Derives the key of one key id from the base key (RFC 9605, section 4.4.2). */
export async function deriveFrameKey(
  suite: CipherSuite,
  baseKey: BaseKey,
  keyId: bigint,
): Promise<FrameKey> {
  const derive = async (label: string, lengthBytes: number) => {
    const info = concatBytes(utf8(label), inBytes(keyId, 8), inBytes(BigInt(suite.id), 2));
    const algorithm = { name: 'HKDF', hash: suite.hash, salt: new Uint8Array(0), info } as const;
    return new Uint8Array(await crypto.subtle.deriveBits(algorithm, baseKey, lengthBytes * 8));
  };
  const key = await derive('SFrame 1.0 Secret key ', suite.keyBytes);
  const salt = await derive('SFrame 1.0 Secret salt ', NONCE_BYTES);
  try {
    return { keyId, cipher: await cipherOfSuite(suite, key), salt };
  } finally {
    key.fill(0);
  }
}

/** Salt xor counter (RFC 9605, section 4.4.3). */
export function nonceOf({ salt }: FrameKey, counter: bigint): Bytes {
  const nonce = inBytes(counter, NONCE_BYTES);
  for (const [index, byte] of salt.entries()) nonce[index] = (nonce[index] ?? 0) ^ byte;
  return nonce;
}

function inBytes(value: bigint, length: number): Bytes {
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let index = length - 1; index >= 0; index -= 1) {
    bytes[index] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}
