import { randomBytes } from 'node:crypto';
import { payloadKey, sealHeader } from '../age/header.ts';
import { PayloadSealer } from '../age/payload-sealer.ts';
import { NONCE_BYTES } from '../age/payload-size.ts';

/** Sizes around which a chunk begins, ends or is left out. */
export const BOUNDARY_BYTES: readonly number[] = [
  0, 1, 15, 16, 17, 65_519, 65_520, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 196_608,
  262_143, 262_144, 262_145, 327_680,
];

/** A whole age file in memory, taken in by the sealer in pieces of the given length. */
export async function sealedFile(
  recipient: string,
  plain: Uint8Array,
  pieceBytes = 100_003,
): Promise<Buffer> {
  const { header, fileKey } = await sealHeader(recipient);
  const nonce = randomBytes(NONCE_BYTES);
  const sealer = new PayloadSealer(payloadKey(fileKey, nonce));
  const sealed: Uint8Array[] = [header, nonce];
  for (let at = 0; at < plain.length; at += pieceBytes)
    sealed.push(...sealer.update(plain.subarray(at, at + pieceBytes)));
  return Buffer.concat([...sealed, ...sealer.final()]);
}
