import { createHmac } from 'node:crypto';
import type { Secret } from '@blende/shared/basics/secret.ts';

const INDEX_BYTES = 16;

/**
 * A value's place in an index that finds it again without knowing it: HMAC-SHA-256 under the
 * tenant's index key, 16 bytes. Case, width and the like do not count. The same value is another one
 * in each table and column.
 *
 * Equal values show, and with them how often each occurs, from which common words can be told. So
 * it is only for columns whose values are unique in their tenant; the catalogue is looked at for it.
 * @param index 32 bytes
 */
export function blindIndexOf(
  index: Secret<Uint8Array>,
  { table, column }: { readonly table: string; readonly column: string },
  value: string,
): Buffer {
  const parts = ['blende blind index 1', table, column, foldCase(value)];
  return createHmac('sha256', index.reveal())
    .update(parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''))
    .digest()
    .subarray(0, INDEX_BYTES);
}

/**
 * Compatibility composition and full case folding, near NFKC_Casefold (Unicode, section 3.13): down,
 * up and down again makes ẞ, ß and ss alike; the final sigma is no letter of its own.
 */
export function foldCase(value: string): string {
  const folded = value.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();
  return folded.replaceAll('ς', 'σ').normalize('NFKC');
}
