/** How the root is kept, as far as the store has to know to ask for it. */
export type RootWay =
  | { readonly kind: 'file' }
  | {
      readonly kind: 'passphrase';
      /** Of Argon2id (RFC 9106). */
      readonly memoryKiB: number;
      readonly passes: number;
      readonly parallelism: number;
      /** 16 bytes. */
      readonly salt: Uint8Array;
    }
  | {
      readonly kind: 'shares';
      /** 4 bytes that all shares of one division have in common. */
      readonly set: Uint8Array;
      readonly needed: number;
      readonly count: number;
    };

export const ROOT_WAY_BYTES = 32;
const NUMBERS = { file: 1, passphrase: 2, shares: 3 } as const;

//   1 byte kind · 1 needed · 1 count · 1 parallelism · 4 memory · 4 passes · 4 zeros · 16 salt or set
export function writeRootWay(way: RootWay): Buffer {
  const bytes = Buffer.alloc(ROOT_WAY_BYTES);
  bytes[0] = NUMBERS[way.kind];
  if (way.kind === 'shares') {
    bytes.set([way.needed, way.count], 1);
    bytes.set(way.set, 16);
  } else if (way.kind === 'passphrase') {
    bytes[3] = way.parallelism;
    bytes.writeUInt32BE(way.memoryKiB, 4);
    bytes.writeUInt32BE(way.passes, 8);
    bytes.set(way.salt, 16);
  }
  return bytes;
}

/** Undefined for a kind that this version does not know. */
export function readRootWay(bytes: Buffer): RootWay | undefined {
  const [kind, needed = 0, count = 0, parallelism = 0] = bytes;
  if (kind === NUMBERS.file) return { kind: 'file' };
  if (kind === NUMBERS.shares)
    return { kind: 'shares', set: Uint8Array.from(bytes.subarray(16, 20)), needed, count };
  if (kind !== NUMBERS.passphrase) return undefined;
  return {
    kind: 'passphrase',
    memoryKiB: bytes.readUInt32BE(4),
    passes: bytes.readUInt32BE(8),
    parallelism,
    salt: Uint8Array.from(bytes.subarray(16, 32)),
  };
}
