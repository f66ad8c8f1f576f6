import type { Decoder } from 'ts-mls/codec/tlsDecoder.js';
import type { GroupContext } from 'ts-mls/groupContext.js';
import { decodeRatchetTree, type RatchetTree } from 'ts-mls/ratchetTree.js';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { SUITE_NAME } from '../names.ts';

export function fromHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Decodes all of it. */
export function decoded<Value>(decoder: Decoder<Value>, text: string): Value {
  const bytes = fromHex(text);
  const [value, length] = decoder(bytes, 0) ?? [];
  if (value === undefined || length !== bytes.length) throw new Error('vector does not decode');
  return value;
}

export function treeOf(text: string): RatchetTree {
  return decoded(decodeRatchetTree, text);
}

/** An Ed25519 seed as PKCS #8 (RFC 8410, section 7). */
export function pkcs8Of(seed: string): Bytes {
  return fromHex(`302e020100300506032b657004220420${seed}`);
}

export function contextOf(fields: {
  readonly groupId: string;
  readonly epoch: number;
  readonly treeHash: string;
  readonly confirmedTranscriptHash: string;
}): GroupContext {
  return {
    version: 'mls10',
    cipherSuite: SUITE_NAME,
    groupId: fromHex(fields.groupId),
    epoch: BigInt(fields.epoch),
    treeHash: fromHex(fields.treeHash),
    confirmedTranscriptHash: fromHex(fields.confirmedTranscriptHash),
    extensions: [],
  };
}
