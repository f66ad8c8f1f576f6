import { z } from 'zod';
import { fromBase64url, toBase64url } from '@blende/shared/basics/base64url.ts';
import { concatBytes, randomBytes, utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import type { ParticipantId } from './participant-id.ts';
import { cleanName } from './participant-name.ts';
import type { RoomId } from './room-id.ts';

// A card is what a participant says of themselves: AES-256-GCM under a key from the link, bound to
// room and participant, always of the same size, so that its length says nothing about the name.
//
//   12 bytes   nonce, random for each sealing
//   640 bytes  JSON, padded with spaces
//   16 bytes   tag

const NONCE_BYTES = 12;
const CARD_TEXT_BYTES = 640;
const CARD_BYTES = NONCE_BYTES + CARD_TEXT_BYTES + 16;

const cardText = z.strictObject({
  name: z.string(),
  host: z.strictObject({ publicKey: z.string(), signature: z.string() }).optional(),
});

export interface Card {
  /** Cleaned; empty if the participant gave none. */
  readonly name: string;
  /** Claimed, not checked: see isHostProof. */
  readonly host?: { readonly publicKey: Bytes; readonly signature: Bytes };
}

export interface CardSeal {
  readonly key: Secret<CryptoKey>;
  readonly roomId: RoomId;
  readonly participantId: ParticipantId;
}

/** Answers the sealed card as base64url. */
export async function sealCard(card: Card, seal: CardSeal): Promise<string> {
  const text = JSON.stringify({
    name: cleanName(card.name),
    ...(card.host === undefined ? {} : { host: encodeHost(card.host) }),
  });
  const bytes = utf8(text);
  const padded = new Uint8Array(CARD_TEXT_BYTES).fill(0x20);
  padded.set(bytes);
  const nonce = randomBytes(NONCE_BYTES);
  const sealed = await crypto.subtle.encrypt(algorithm(nonce, seal), seal.key.reveal(), padded);
  return toBase64url(concatBytes(nonce, new Uint8Array(sealed)));
}

/** Undefined for a card that is not from somebody with the link, or not for this place. */
export async function openCard(text: string, seal: CardSeal): Promise<Card | undefined> {
  const bytes = fromBase64url(text);
  if (bytes?.length !== CARD_BYTES) return undefined;
  const nonce = bytes.slice(0, NONCE_BYTES);
  try {
    const opened = await crypto.subtle.decrypt(
      algorithm(nonce, seal),
      seal.key.reveal(),
      bytes.slice(NONCE_BYTES),
    );
    return readCard(new TextDecoder('utf-8', { fatal: true }).decode(opened));
  } catch {
    return undefined;
  }
}

function readCard(text: string): Card | undefined {
  const parsed = cardText.safeParse(JSON.parse(text));
  if (!parsed.success) return undefined;
  const name = cleanName(parsed.data.name);
  const publicKey = fromBase64url(parsed.data.host?.publicKey ?? '');
  const signature = fromBase64url(parsed.data.host?.signature ?? '');
  return publicKey?.length === 32 && signature?.length === 64
    ? { name, host: { publicKey, signature } }
    : { name };
}

function encodeHost(host: { readonly publicKey: Bytes; readonly signature: Bytes }) {
  return { publicKey: toBase64url(host.publicKey), signature: toBase64url(host.signature) };
}

function algorithm(nonce: Bytes, seal: CardSeal) {
  const additionalData = utf8(`blende 1 card ${seal.roomId} ${seal.participantId}`);
  return { name: 'AES-GCM', iv: nonce, additionalData } as const;
}
