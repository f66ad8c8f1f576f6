import { KeysError } from '../keys-error.ts';
import { OpenedKey } from '../opened-key.ts';

// For each key 1 byte, living or destroyed, and 32 bytes: the private half, or zeros.
const ENTRY_BYTES = 33;
const LIVING = 1;
const DESTROYED = 2;

/** Clears what it was given. */
export function writeOpenedKeys(keys: readonly (OpenedKey | 'destroyed')[]): Buffer {
  const bytes = Buffer.alloc(keys.length * ENTRY_BYTES);
  for (const [index, key] of keys.entries()) {
    bytes[index * ENTRY_BYTES] = key === 'destroyed' ? DESTROYED : LIVING;
    if (key === 'destroyed') continue;
    const privateHalf = key.privateHalf.reveal();
    bytes.set(privateHalf, index * ENTRY_BYTES + 1);
    privateHalf.fill(0);
  }
  return bytes;
}

/** Clears what it read. */
export function readOpenedKeys(bytes: Buffer): readonly (OpenedKey | 'destroyed')[] {
  if (bytes.length % ENTRY_BYTES !== 0) throw new KeysError('not-answering');
  const keys = Array.from({ length: bytes.length / ENTRY_BYTES }, (_, index) => {
    const at = index * ENTRY_BYTES;
    if (bytes[at] === DESTROYED) return 'destroyed' as const;
    return new OpenedKey(Uint8Array.from(bytes.subarray(at + 1, at + ENTRY_BYTES)));
  });
  bytes.fill(0);
  return keys;
}
