import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { KeysError } from '../keys-error.ts';
import { readKeyText, writeKeyText, type KeyTextKind } from './key-text.ts';
import type { RootWay } from './root-way.ts';
import { combine, divide } from './shamir.ts';

// 4 bytes set · 1 needed · 1 count · 1 x · 32 the share: 18 groups of four letters with the checksum.
const SET_BYTES = 4;
const HEAD_BYTES = SET_BYTES + 3;
const KIND: KeyTextKind = {
  label: 'BLENDE-SHARE-1',
  secretBytes: HEAD_BYTES + 32,
  checksumBytes: 6,
};

export type SharesWay = Extract<RootWay, { kind: 'shares' }>;

/** A root in shares, each as a text of its own. All of one division name the same set. */
export function writeShares(
  root: Secret<Uint8Array>,
  { needed, count }: { readonly needed: number; readonly count: number },
): { readonly way: SharesWay; readonly texts: readonly Secret<string>[] } {
  const set = randomBytes(SET_BYTES);
  const texts = divide(root.reveal(), { needed, count }).map(
    ({ x, bytes }) =>
      new Secret(writeKeyText(KIND, Buffer.concat([set, Uint8Array.of(needed, count, x), bytes]))),
  );
  return { way: { kind: 'shares', set, needed, count }, texts };
}

/**
 * The root from share texts; the same one twice counts once.
 * @throws KeysError `share-mistyped`, `shares-of-other-set`, `shares-too-few`
 */
export function readShares(texts: readonly string[], way: SharesWay): Secret<Uint8Array> {
  const read = texts.map((text) => {
    const share = readKeyText(KIND, text);
    if (share === undefined) throw new KeysError('share-mistyped');
    return share;
  });
  if (read.some((share) => !share.subarray(0, SET_BYTES).equals(way.set)))
    throw new KeysError('shares-of-other-set');
  const shares = new Map(
    read.map((share) => {
      const x = share[HEAD_BYTES - 1] ?? 0;
      return [x, { x, bytes: new Uint8Array(share.subarray(HEAD_BYTES)) }];
    }),
  );
  if (shares.size < way.needed) throw new KeysError('shares-too-few');
  return new Secret(combine([...shares.values()].slice(0, way.needed)));
}
