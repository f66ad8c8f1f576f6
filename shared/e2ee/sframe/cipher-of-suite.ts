import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { CipherSuite } from './cipher-suites.ts';
import { counterModeCipher } from './counter-mode-cipher.ts';
import type { FrameCipher } from './frame-cipher.ts';
import { gcmCipher } from './gcm-cipher.ts';

/**
 * Takes a derived key of `suite.keyBytes` bytes, which the caller may overwrite afterwards.
 * @throws RangeError if it has another length.
 */
export async function cipherOfSuite(suite: CipherSuite, key: Bytes): Promise<FrameCipher> {
  if (key.length !== suite.keyBytes) throw new RangeError('the key does not fit the suite');
  return suite.mode === 'gcm' ? await gcmCipher(key) : await counterModeCipher(suite, key);
}
