import { concatBytes, type Bytes } from '@blende/shared/basics/bytes.ts';

// Hashes of RFC 6962, section 2.1 (unchanged in RFC 9162): SHA-256, 32 bytes.

export const HASH_BYTES = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of one entry. */
export async function leafHash(entry: Uint8Array): Promise<Bytes> {
  return sha256(concatBytes(LEAF, entry));
}

/** The hash above two hashes. */
export async function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Bytes> {
  return sha256(concatBytes(NODE, left, right));
}

/** The root of a tree without entries. */
export async function emptyRoot(): Promise<Bytes> {
  return sha256(new Uint8Array());
}

async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
