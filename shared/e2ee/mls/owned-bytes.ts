import type { Bytes } from '@blende/shared/basics/bytes.ts';

/** A copy: what the library decodes is a window into the bytes that came in. */
export function owned(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}
