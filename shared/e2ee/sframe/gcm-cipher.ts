import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { FrameCipher, FrameContext } from './frame-cipher.ts';

/** AES-GCM with the whole tag of 16 bytes (RFC 9605, section 4.5.1). */
export async function gcmCipher(keyBytes: Bytes): Promise<FrameCipher> {
  const key = await crypto.subtle.importKey('raw', keyBytes, 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  const algorithm = ({ nonce, aad }: FrameContext) =>
    ({ name: 'AES-GCM', iv: nonce, additionalData: aad }) as const;
  return {
    seal: async (context, plaintext) =>
      new Uint8Array(await crypto.subtle.encrypt(algorithm(context), key, plaintext)),
    open: async (context, sealed) => {
      try {
        return new Uint8Array(await crypto.subtle.decrypt(algorithm(context), key, sealed));
      } catch {
        // WebCrypto says nothing more than that it failed.
        return undefined;
      }
    },
  };
}
