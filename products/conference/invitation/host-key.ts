import { fromBase64url } from '@blende/shared/basics/base64url.ts';
import { concatBytes, utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import { labelledHash } from '@blende/shared/e2ee/link-keys.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { isHostKey, type RoomId, type RoomIdParts } from '../rooms/room-id.ts';

export const HOST_SEED_BYTES = 32;
/** What stands before the seed in PKCS#8 (RFC 8410, section 7): WebCrypto takes no bare seed. */
const PKCS8_PREFIX = new Uint8Array([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

export interface HostProof {
  readonly publicKey: Bytes;
  readonly signature: Bytes;
}

/** The raw Ed25519 public key of a host seed. */
export async function hostPublicKey(seed: Secret<Bytes>): Promise<Bytes> {
  const { x = '' } = await crypto.subtle.exportKey('jwk', await importSeed(seed));
  const publicKey = fromBase64url(x);
  if (publicKey === undefined) throw new TypeError('exported key has no public part');
  return publicKey;
}

/** Says: the participant with this id holds the host key of this room. */
export async function proveHost(
  seed: Secret<Bytes>,
  roomId: RoomId,
  participantId: ParticipantId,
): Promise<HostProof> {
  const statement = await hostStatement(roomId, participantId);
  return {
    publicKey: await hostPublicKey(seed),
    signature: await signAsHost(seed, statement),
  };
}

/** True only for the key the room was made with, and for this participant alone. */
export async function isHostProof(
  proof: HostProof,
  room: RoomIdParts & { readonly roomId: RoomId },
  participantId: ParticipantId,
): Promise<boolean> {
  if (!(await isHostKey(room, proof.publicKey))) return false;
  return await isSignedBy(proof, await hostStatement(room.roomId, participantId));
}

/** A statement is a labelledHash with a label of its own, so that no signature serves twice. */
export async function signAsHost(seed: Secret<Bytes>, statement: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', await importSeed(seed), statement));
}

/** True if the key signed the statement; whether it is a host's key is another question. */
export async function isSignedBy(proof: HostProof, statement: Bytes): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', proof.publicKey, 'Ed25519', true, ['verify']);
  return await crypto.subtle.verify('Ed25519', key, proof.signature, statement);
}

async function importSeed(seed: Secret<Bytes>) {
  const bytes = seed.reveal();
  if (bytes.length !== HOST_SEED_BYTES) throw new RangeError('host seed has a wrong length');
  const wrapped = concatBytes(PKCS8_PREFIX, bytes);
  return await crypto.subtle.importKey('pkcs8', wrapped, 'Ed25519', true, ['sign']);
}

async function hostStatement(roomId: RoomId, participantId: ParticipantId): Promise<Bytes> {
  return await labelledHash('blende 1 host statement', utf8(roomId), utf8(participantId));
}
