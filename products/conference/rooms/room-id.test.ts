import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromBase64url, toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { keyHashOf, participantIdOf, seatHashOf } from './participant-id.ts';
import { isHostKey, makeRoomId, parseRoomId, provesAccess, type RoomPolicy } from './room-id.ts';

const policy: RoomPolicy = { encryption: 'transport', lobby: false };
const hostKey = randomBytes(32);
const proof = randomBytes(32);

async function parsed(text: string) {
  const room = parseRoomId(text);
  assert.ok(room);
  return await Promise.resolve(room);
}

describe('a room id', () => {
  it('keeps its policy for every encryption and lobby setting', async () => {
    for (const encryption of ['transport', 'if-possible', 'required'] as const) {
      for (const lobby of [false, true]) {
        const room = await parsed(await makeRoomId({ encryption, lobby }, hostKey, proof));
        assert.deepEqual(room.policy, { encryption, lobby });
        assert.equal(await provesAccess(room, proof), true);
      }
    }
  });

  it('is proven by its own access proof only', async () => {
    const room = await parsed(await makeRoomId(policy, hostKey, proof));
    assert.equal(await provesAccess(room, proof), true);
    assert.equal(await provesAccess(room, randomBytes(32)), false);
    assert.equal(await provesAccess(room, proof.slice(1)), false);
    assert.equal(await provesAccess(room, new Uint8Array(0)), false);
  });

  it('knows its own host key only', async () => {
    const room = await parsed(await makeRoomId(policy, hostKey, proof));
    assert.equal(await isHostKey(room, hostKey), true);
    assert.equal(await isHostKey(room, randomBytes(32)), false);
  });

  it('does not survive the change of any single byte', async () => {
    const roomId = await makeRoomId(policy, hostKey, proof);
    for (let index = 0; index < 33; index += 1) {
      const bytes = fromBase64url(roomId) ?? new Uint8Array(0);
      bytes[index] = (bytes[index] ?? 0) ^ 1;
      const changed = parseRoomId(toBase64url(bytes));
      const accepted = changed !== undefined && (await provesAccess(changed, proof));
      assert.equal(accepted, false, `byte ${String(index)}`);
    }
  });

  it('is refused in every other shape', async () => {
    const roomId = await makeRoomId(policy, hostKey, proof);
    const unknownPolicies = [0x00, 0x12, 0x40, 0xff].map((byte) => {
      const bytes = fromBase64url(roomId) ?? new Uint8Array(0);
      bytes[0] = byte;
      return toBase64url(bytes);
    });
    const wrong = [
      '',
      roomId.slice(1),
      `${roomId}A`,
      `${roomId}=`,
      `+${roomId.slice(1)}`,
      '../etc/passwd',
    ];
    for (const text of [...wrong, ...unknownPolicies])
      assert.equal(parseRoomId(text), undefined, text);
  });
});

describe('a participant id', () => {
  it('belongs to one secret and one key, and shows neither', async () => {
    const [secret, key] = [randomBytes(32), randomBytes(32)];
    const [seatHash, keyHash] = [await seatHashOf(secret), await keyHashOf(key)];
    const id = await participantIdOf(seatHash, keyHash);
    assert.equal(id.length, 22);
    assert.equal(await participantIdOf(seatHash, keyHash), id);
    assert.notEqual(await participantIdOf(await seatHashOf(randomBytes(32)), keyHash), id);
    assert.notEqual(await participantIdOf(seatHash, await keyHashOf(randomBytes(32))), id);
    for (const hidden of [secret, key, seatHash, keyHash])
      assert.equal(toBase64url(hidden).includes(id), false);
  });
});
