import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { CipherSuite } from './cipher-suites.ts';
import { counterModeCipher } from './counter-mode-cipher.ts';
import { gcmCipher } from './gcm-cipher.ts';

/** What belongs to one frame beside its content: 12 bytes of nonce, and what is only authenticated. */
export interface FrameContext {
  readonly nonce: Bytes;
  readonly aad: Bytes;
}

/** Authenticated encryption under one key (RFC 9605, section 4.5). */
export interface FrameCipher {
  /** Ciphertext and behind it the tag. */
  seal(context: FrameContext, plaintext: Bytes): Promise<Bytes>;
  /** Undefined if it does not authenticate. */
  open(context: FrameContext, sealed: Bytes): Promise<Bytes | undefined>;
}

/**
 * Takes a derived key of `suite.keyBytes` bytes, which the caller may overwrite afterwards.
 * @throws RangeError if it has another length.
 */
export async function frameCipher(suite: CipherSuite, key: Bytes): Promise<FrameCipher> {
  if (key.length !== suite.keyBytes) throw new RangeError('the key does not fit the suite');
  return suite.mode === 'gcm' ? await gcmCipher(key) : await counterModeCipher(suite, key);
}
