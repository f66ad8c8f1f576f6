import { concatBytes, type Bytes } from '@blende/shared/basics/bytes.ts';

const LENGTH_BYTES = 2;
export const MAX_ENTRY_BYTES = 65_535;

/** Entries one after the other, each behind its length as two bytes, big end first (tlog-tiles). */
export function toBundle(entries: readonly Uint8Array[]): Bytes {
  return concatBytes(
    ...entries.flatMap((entry) => {
      if (entry.length > MAX_ENTRY_BYTES) throw new RangeError('entry too long');
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/** Undefined if the bytes end within an entry. */
export function fromBundle(bytes: Bytes): readonly Bytes[] | undefined {
  const entries: Bytes[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const length = ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
    const end = offset + LENGTH_BYTES + length;
    if (end > bytes.length) return undefined;
    entries.push(bytes.slice(offset + LENGTH_BYTES, end));
    offset = end;
  }
  return entries;
}
