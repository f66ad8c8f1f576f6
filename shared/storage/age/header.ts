import { hkdfSync } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { Secret } from '../../basics/secret.ts';
import { StorageError } from '../storage-error.ts';
import { HEADER_BYTES } from './payload-size.ts';

const KEY_BYTES = 32;
/** Of a file with more recipients than ours has; a longer header is refused. */
export const LONGEST_HEADER_BYTES = 65_536;

export interface SealedHeader {
  /** The text of the header, with its MAC and the line feed after it. */
  readonly header: Uint8Array;
  readonly fileKey: Secret<Uint8Array>;
}

/**
 * The header of a new age file to one X25519 recipient (`age1…`), with a fresh file key.
 * The library makes it, and is asked for an empty file, whose payload nobody uses.
 */
export async function sealHeader(recipient: string): Promise<SealedHeader> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const noticed: Uint8Array[] = [];
  // One that wraps nothing: it only learns for which key the header is.
  encrypter.addRecipient({
    wrapFileKey: (fileKey) => {
      noticed.push(Uint8Array.from(fileKey));
      return [];
    },
  });
  const file = await encrypter.encrypt(new Uint8Array());
  const [fileKey] = noticed;
  if (fileKey === undefined) throw new Error('the library asked no recipient');
  return { header: file.subarray(0, HEADER_BYTES), fileKey: new Secret(fileKey) };
}

/**
 * The file key of a header for an X25519 identity (`AGE-SECRET-KEY-1…`).
 * @throws StorageError `damaged` if it is none, or for somebody else, or changed.
 */
export async function openHeader(
  header: Uint8Array,
  identity: Secret<string>,
): Promise<Secret<Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity.reveal());
  try {
    return new Secret(await decrypter.decryptHeader(header));
  } catch {
    throw new StorageError('damaged');
  }
}

/** Where the payload's nonce begins in an age file; undefined if the header does not end in here. */
export function headerLength(start: Uint8Array): number | undefined {
  const text = Buffer.from(start.buffer, start.byteOffset, start.byteLength);
  const macLine = text.indexOf('\n--- ');
  const end = macLine < 0 ? -1 : text.indexOf('\n', macLine + 1);
  return end < 0 ? undefined : end + 1;
}

/** C2SP age.md, "Payload": HKDF-SHA-256 of the file key, salted with the nonce. */
export function payloadKey(fileKey: Secret<Uint8Array>, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', fileKey.reveal(), nonce, 'payload', KEY_BYTES));
}
