import { concatBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { PASS_BYTES } from '@blende/shared/e2ee/mls/limits.ts';

const CODES = { admitted: 1, refused: 2 } as const;

/** What a host answers to a knock. Both kinds have one length, so that the server cannot tell them. */
export type KnockAnswer =
  | { readonly outcome: 'admitted'; readonly admission: Bytes }
  | { readonly outcome: 'refused' };

/** To be wrapped under the key of the link. */
export function writeAnswer(answer: KnockAnswer): Bytes {
  const rest = answer.outcome === 'admitted' ? answer.admission : new Uint8Array(PASS_BYTES);
  return concatBytes(new Uint8Array([CODES[answer.outcome]]), rest);
}

export function readAnswer(bytes: Bytes): KnockAnswer | undefined {
  if (bytes.length !== 1 + PASS_BYTES) return undefined;
  if (bytes[0] === CODES.refused) return { outcome: 'refused' };
  if (bytes[0] !== CODES.admitted) return undefined;
  return { outcome: 'admitted', admission: bytes.slice(1) };
}
