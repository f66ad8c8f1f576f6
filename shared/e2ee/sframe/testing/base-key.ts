import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { BaseKey } from '../frame-key.ts';

/** A base key that everybody knows. */
export async function unsafeForTestsBaseKey(fill: number): Promise<BaseKey> {
  const bytes: Bytes = new Uint8Array(32).fill(fill);
  return await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits']);
}
