import { concatBytes, utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';

/** Bytes of the link secret L in the fragment of an invitation. */
export const LINK_SECRET_BYTES = 32;
/** Bytes of the access proof that a browser shows to the server. */
export const ACCESS_PROOF_BYTES = 32;
const EXTERNAL_PSK_BYTES = 32;
const AES_KEY_BYTES = 32;

/** WebCrypto's key. Its name is a type in browsers only, so it is taken from what makes one. */
export type LinkKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/**
 * The keys that everybody with the invitation derives from its fragment
 * (HKDF-SHA256, RFC 5869, empty salt, one label per use).
 */
export interface LinkKeys {
  /** Shown to the server, which keeps only its SHA-256. */
  readonly accessProof: Secret<Bytes>;
  /** External pre-shared key of the group (RFC 9420, section 8.4): nobody joins without the link. */
  readonly externalPsk: Secret<Bytes>;
  /** AES-256-GCM key under which everything of the group travels through the server. */
  readonly wrapKey: Secret<LinkKey>;
}

/**
 * Derives the link keys from L.
 * @throws RangeError if L does not have LINK_SECRET_BYTES bytes.
 */
export async function deriveLinkKeys(linkSecret: Secret<Bytes>): Promise<LinkKeys> {
  const bytes = linkSecret.reveal();
  if (bytes.length !== LINK_SECRET_BYTES) throw new RangeError('link secret has a wrong length');
  const root = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits']);
  const accessProof = await expand(root, 'blende 1 access proof', ACCESS_PROOF_BYTES);
  const externalPsk = await expand(root, 'blende 1 external psk', EXTERNAL_PSK_BYTES);
  return {
    accessProof: new Secret(accessProof),
    externalPsk: new Secret(externalPsk),
    wrapKey: new Secret(await aesKey(root, 'blende 1 wrap key')),
  };
}

async function aesKey(root: LinkKey, label: string): Promise<LinkKey> {
  const bytes = await expand(root, label, AES_KEY_BYTES);
  return await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function expand(root: LinkKey, label: string, lengthBytes: number): Promise<Bytes> {
  const algorithm = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(0),
    info: utf8(label),
  } as const;
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, root, lengthBytes * 8));
}

/** SHA-256 over a domain label and parts, each part preceded by its length as four bytes. */
export async function labelledHash(label: string, ...parts: readonly Uint8Array[]): Promise<Bytes> {
  const framed = [utf8(label), ...parts].flatMap((part) => [lengthPrefix(part.length), part]);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', concatBytes(...framed)));
}

function lengthPrefix(length: number): Bytes {
  const prefix = new Uint8Array(4);
  new DataView(prefix.buffer).setUint32(0, length);
  return prefix;
}
