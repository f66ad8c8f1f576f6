import { fromBase64url, toBase64url } from '@blende/shared/basics/base64url.ts';
import type { Brand } from '@blende/shared/basics/brand.ts';
import { concatBytes, equalBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { labelledHash } from '@blende/shared/e2ee/link-keys.ts';

// A room id carries everything a server that has forgotten everything needs to check an access
// proof: policy byte, hash of the host key, and a commitment to both and to the proof's hash.
// Nobody, server and guests included, can change one of them without changing the id.
//
//   byte 0        policy: encryption in the high half, lobby in the lowest bit
//   bytes 1-16    host key hash, 16 bytes of SHA-256
//   bytes 17-32   commitment, 16 bytes of SHA-256

export type RoomId = Brand<string, 'RoomId'>;

export interface RoomPolicy {
  readonly encryption: 'transport' | 'if-possible' | 'required';
  readonly lobby: boolean;
}

export const ROOM_ID_BYTES = 33;
const HASH_BYTES = 16;
const ENCRYPTION_CODES = { transport: 1, 'if-possible': 2, required: 3 } as const;

export interface RoomIdParts {
  readonly policy: RoomPolicy;
  readonly hostKeyHash: Bytes;
  readonly commitment: Bytes;
}

/** Reads a room id; undefined for anything that no version of ours would have made. */
export function parseRoomId(text: string): (RoomIdParts & { readonly roomId: RoomId }) | undefined {
  const bytes = fromBase64url(text);
  if (bytes?.length !== ROOM_ID_BYTES) return undefined;
  const policy = policyFromByte(bytes[0] ?? 0);
  if (policy === undefined) return undefined;
  return {
    roomId: text as RoomId,
    policy,
    hostKeyHash: bytes.slice(1, 1 + HASH_BYTES),
    commitment: bytes.slice(1 + HASH_BYTES),
  };
}

/** The id of the room with this policy, host key (raw Ed25519, 32 bytes) and access proof. */
export async function makeRoomId(
  policy: RoomPolicy,
  hostPublicKey: Bytes,
  accessProof: Bytes,
): Promise<RoomId> {
  const hostKeyHash = await hashHostKey(hostPublicKey);
  const commitment = await commit(policyToByte(policy), hostKeyHash, accessProof);
  return toBase64url(
    concatBytes(new Uint8Array([policyToByte(policy)]), hostKeyHash, commitment),
  ) as RoomId;
}

/** The join rule: whoever shows the access proof to which the room id commits may enter. */
export async function provesAccess(room: RoomIdParts, accessProof: Bytes): Promise<boolean> {
  const expected = await commit(policyToByte(room.policy), room.hostKeyHash, accessProof);
  return equalBytes(expected, room.commitment);
}

/** True if this is the host key the room was made with. */
export async function isHostKey(room: RoomIdParts, hostPublicKey: Bytes): Promise<boolean> {
  return equalBytes(await hashHostKey(hostPublicKey), room.hostKeyHash);
}

async function hashHostKey(hostPublicKey: Bytes): Promise<Bytes> {
  return (await labelledHash('blende 1 host key', hostPublicKey)).slice(0, HASH_BYTES);
}

async function commit(policyByte: number, hostKeyHash: Bytes, accessProof: Bytes): Promise<Bytes> {
  const accessHash = await labelledHash('blende 1 access hash', accessProof);
  const policy = new Uint8Array([policyByte]);
  return (await labelledHash('blende 1 room', policy, hostKeyHash, accessHash)).slice(
    0,
    HASH_BYTES,
  );
}

function policyToByte(policy: RoomPolicy): number {
  return (ENCRYPTION_CODES[policy.encryption] << 4) | (policy.lobby ? 1 : 0);
}

function policyFromByte(byte: number): RoomPolicy | undefined {
  const code = byte >> 4;
  const lobby = byte & 0x0f;
  if (lobby > 1) return undefined;
  const encryption = (['transport', 'if-possible', 'required'] as const)[code - 1];
  return encryption === undefined ? undefined : { encryption, lobby: lobby === 1 };
}
