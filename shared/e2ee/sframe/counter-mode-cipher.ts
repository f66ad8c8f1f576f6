import { concatBytes, equalBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { CipherSuite } from './cipher-suites.ts';
import type { FrameCipher, FrameContext } from './frame-cipher.ts';

const BLOCK_COUNTER_BYTES = 4;

/** AES-CTR and a shortened HMAC (RFC 9605, section 4.5.2). */
export async function counterModeCipher(suite: CipherSuite, keys: Bytes): Promise<FrameCipher> {
  const { encryptionKeyBytes, tagBytes } = suite;
  const encryptionKey = await crypto.subtle.importKey(
    'raw',
    keys.slice(0, encryptionKeyBytes),
    'AES-CTR',
    false,
    ['encrypt', 'decrypt'],
  );
  const hmac = { name: 'HMAC', hash: suite.hash };
  const authenticationKey = await crypto.subtle.importKey(
    'raw',
    keys.slice(encryptionKeyBytes),
    hmac,
    false,
    ['sign'],
  );
  const tagOf = async ({ nonce, aad }: FrameContext, ciphertext: Bytes): Promise<Bytes> => {
    const lengths = [aad.length, ciphertext.length, tagBytes].map(inEightBytes);
    const covered = concatBytes(...lengths, nonce, aad, ciphertext);
    const tag = await crypto.subtle.sign('HMAC', authenticationKey, covered);
    return new Uint8Array(tag, 0, tagBytes);
  };
  const algorithm = ({ nonce }: FrameContext) => ({
    name: 'AES-CTR' as const,
    counter: concatBytes(nonce, new Uint8Array(BLOCK_COUNTER_BYTES)),
    length: BLOCK_COUNTER_BYTES * 8,
  });
  return {
    seal: async (context, plaintext) => {
      const encrypted = await crypto.subtle.encrypt(algorithm(context), encryptionKey, plaintext);
      const ciphertext = new Uint8Array(encrypted);
      return concatBytes(ciphertext, await tagOf(context, ciphertext));
    },
    open: async (context, sealed) => {
      if (sealed.length < tagBytes) return undefined;
      const ciphertext = sealed.slice(0, sealed.length - tagBytes);
      const tag = sealed.subarray(ciphertext.length);
      if (!equalBytes(tag, await tagOf(context, ciphertext))) return undefined;
      const plaintext = await crypto.subtle.decrypt(algorithm(context), encryptionKey, ciphertext);
      return new Uint8Array(plaintext);
    },
  };
}

function inEightBytes(length: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length));
  return bytes;
}
