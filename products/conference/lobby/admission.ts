import { concatBytes, equalBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { labelledHash } from '@blende/shared/e2ee/link-keys.ts';
import { ed25519 } from '@blende/shared/e2ee/mls/ed25519.ts';
import type { Candidate, OwnIdentity } from '@blende/shared/e2ee/mls/group-keys.ts';
import { PASS_BYTES, SIGNATURE_KEY_BYTES } from '@blende/shared/e2ee/mls/limits.ts';

// An admission, which a joiner carries in the authenticated data of the external commit:
//
//   bytes 0-31    the host's signature key in the group
//   bytes 32-95   the host's Ed25519 signature

/**
 * Says: this candidate may join this group. It covers the credential too, not the key alone: whoever
 * was removed could else take another seat with the same key and the same admission.
 */
async function statement(groupId: Bytes, { identity, signatureKey }: Candidate): Promise<Bytes> {
  return await labelledHash('blende 1 admission', groupId, identity, signatureKey);
}

export async function admit(
  host: OwnIdentity,
  groupId: Bytes,
  candidate: Candidate,
): Promise<Bytes> {
  const signed = await statement(groupId, candidate);
  const signature = await ed25519.sign(host.signingKey.reveal(), signed);
  return concatBytes(host.signatureKey, signature);
}

/** True if one of these hosts admitted this candidate to this group. */
export async function isAdmission(
  pass: Bytes,
  groupId: Bytes,
  candidate: Candidate,
  hosts: readonly Candidate[],
): Promise<boolean> {
  if (pass.length !== PASS_BYTES) return false;
  const key = pass.slice(0, SIGNATURE_KEY_BYTES);
  if (!hosts.some(({ signatureKey }) => equalBytes(signatureKey, key))) return false;
  const signed = await statement(groupId, candidate);
  return await ed25519.verify(key, signed, pass.slice(SIGNATURE_KEY_BYTES));
}
