import * as z from 'zod/mini';
import { fromBase64url, toBase64url } from '@blende/shared/basics/base64url.ts';
import { utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { labelledHash } from '@blende/shared/e2ee/link-keys.ts';
import { ed25519 } from '@blende/shared/e2ee/mls/ed25519.ts';
import type { Candidate, OwnIdentity } from '@blende/shared/e2ee/mls/group-keys.ts';
import { pad, unpad } from '@blende/shared/e2ee/padding.ts';
import { readMember, type Room } from '../group/member-identity.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { cleanName } from '../rooms/participant-name.ts';
import { verificationDigits } from '../verification/digits.ts';

const knock = z.strictObject({
  identity: z.string().check(z.maxLength(400)),
  key: z.string().check(z.length(43)),
  name: z.string().check(z.maxLength(240)),
  signature: z.string().check(z.length(86)),
});

/** Somebody who asks to be let in. */
export interface Knocker {
  readonly id: ParticipantId;
  /** As they say; cleaned. */
  readonly name: string;
  /** 6 groups of 5, of their key and credential: both sides can read them to each other. */
  readonly digits: readonly string[];
  readonly candidate: Candidate;
}

/** Padded, to be wrapped under the key of the link. */
export async function writeKnock(own: OwnIdentity, room: Room, name: string): Promise<Bytes> {
  const signed = await statement(own, room, name);
  const text = {
    identity: toBase64url(own.identity),
    key: toBase64url(own.signatureKey),
    name,
    signature: toBase64url(await ed25519.sign(own.signingKey.reveal(), signed)),
  };
  return pad(utf8(JSON.stringify(text)));
}

/** Undefined for a knock that the holder of its key did not make for this room. */
export async function readKnock(padded: Bytes, room: Room): Promise<Knocker | undefined> {
  const said = parse(padded);
  const identity = said && fromBase64url(said.identity);
  const signatureKey = said && fromBase64url(said.key);
  const signature = said && fromBase64url(said.signature);
  if (said === undefined || !identity || !signatureKey || !signature) return undefined;
  const candidate = { identity, signatureKey };
  const member = await readMember(candidate, room);
  if (member === undefined) return undefined;
  const signed = await statement(candidate, room, said.name);
  if (!(await ed25519.verify(signatureKey, signed, signature))) return undefined;
  const digits = await knockDigits(candidate, room);
  return { id: member.id, name: cleanName(said.name), digits, candidate };
}

/** Differs for every key and every seat. */
export async function knockDigits(
  { identity, signatureKey }: Candidate,
  { roomId }: Room,
): Promise<readonly string[]> {
  const of = await labelledHash('blende 1 knocker', identity, signatureKey);
  return await verificationDigits(of, roomId);
}

function parse(padded: Bytes): z.infer<typeof knock> | undefined {
  const text = unpad(padded);
  if (text === undefined) return undefined;
  try {
    return knock.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text))).data;
  } catch {
    return undefined;
  }
}

async function statement(
  { identity, signatureKey }: Candidate,
  { roomId }: Room,
  name: string,
): Promise<Bytes> {
  return await labelledHash('blende 1 knock', utf8(roomId), identity, signatureKey, utf8(name));
}
