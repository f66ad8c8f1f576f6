import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { hostPublicKey, proveHost } from '../invitation/host-key.ts';
import { participantIdOf } from '../rooms/participant-id.ts';
import { makeRoomId } from '../rooms/room-id.ts';
import { CHALLENGE_BYTES, decideEnd, signEnd, type EndMessage } from './end-for-all.ts';

const policy = { encryption: 'required', lobby: false } as const;
const newChallenge = () => toBase64url(randomBytes(CHALLENGE_BYTES));

async function newRoom() {
  const seed = new Secret(randomBytes(32));
  return { seed, id: await makeRoomId(policy, await hostPublicKey(seed), randomBytes(32)) };
}

const room = await newRoom();
const other = await newRoom();
/** Another link of the same host: same key, another access proof. */
const sibling = await makeRoomId(policy, await hostPublicKey(room.seed), randomBytes(32));
const challenge = newChallenge();
const good = await signEnd(room.seed, room.id, challenge);
const hostProof = await proveHost(
  room.seed,
  room.id,
  await participantIdOf(randomBytes(32), randomBytes(32)),
);

const flipped = (text: string, at: number): string =>
  text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

const HOSTILE: readonly (readonly [what: string, message: EndMessage])[] = [
  ['a key made up by a guest', await signEnd(other.seed, room.id, challenge)],
  ["the host's key with a guest's signature", { ...good, signature: newSignature() }],
  ["a guest's signature under the host's key", await foreignSignature()],
  ['a signature for another room', await signEnd(room.seed, other.id, challenge)],
  ['a signature for another link of the same host', await signEnd(room.seed, sibling, challenge)],
  ['a signature over an older challenge', await signEnd(room.seed, room.id, newChallenge())],
  ['a signature over no challenge', await signEnd(room.seed, room.id, '')],
  ["the signature of the host's card", { ...good, signature: toBase64url(hostProof.signature) }],
  ['a changed signature', { ...good, signature: flipped(good.signature, 20) }],
  ['a shortened signature', { ...good, signature: good.signature.slice(0, 40) }],
  ['an empty signature', { ...good, signature: '' }],
  ['no base64url', { ...good, signature: '*'.repeat(86) }],
  ['a changed key', { ...good, publicKey: flipped(good.publicKey, 5) }],
  ['a shortened key', { ...good, publicKey: good.publicKey.slice(0, 20) }],
  ['an empty key', { ...good, publicKey: '' }],
  ['a key of small order', { ...good, publicKey: toBase64url(new Uint8Array(32)) }],
];

describe('ending for all', () => {
  it('is allowed to who holds the key of the room', async () => {
    assert.deepEqual(await decideEnd(good, room.id, challenge), { outcome: 'allowed' });
  });

  for (const [what, message] of HOSTILE) {
    it(`is refused with ${what}`, async () => {
      const refused = { outcome: 'refused', code: 'not-host' };
      assert.deepEqual(await decideEnd(message, room.id, challenge), refused);
    });
  }

  it('is refused in a room of somebody else, and on a channel in no room', async () => {
    const refused = { outcome: 'refused', code: 'not-host' };
    assert.deepEqual(await decideEnd(good, other.id, challenge), refused);
    assert.deepEqual(await decideEnd(good, undefined, challenge), refused);
  });

  it('is refused without a challenge, also with a good signature', async () => {
    const refused = { outcome: 'refused', code: 'challenge-missing' };
    assert.deepEqual(await decideEnd(good, room.id, undefined), refused);
  });
});

function newSignature(): string {
  return toBase64url(randomBytes(64));
}

async function foreignSignature(): Promise<EndMessage> {
  const { signature } = await signEnd(other.seed, room.id, challenge);
  return { ...good, signature };
}
