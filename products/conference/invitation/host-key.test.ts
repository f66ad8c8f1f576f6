import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { participantIdOf } from '../rooms/participant-id.ts';
import { makeRoomId, parseRoomId } from '../rooms/room-id.ts';
import { hostPublicKey, isHostProof, proveHost } from './host-key.ts';

const seed = new Secret(randomBytes(32));
const policy = { encryption: 'required', lobby: false } as const;
const roomId = await makeRoomId(policy, await hostPublicKey(seed), randomBytes(32));
const room = parseRoomId(roomId);
const host = await participantIdOf(randomBytes(32), randomBytes(32));
const guest = await participantIdOf(randomBytes(32), randomBytes(32));

describe('a host key', () => {
  it('is the one of RFC 8032, section 7.1, test 1', async () => {
    const vector = new Secret(
      Uint8Array.from(
        Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'),
      ),
    );
    const expected = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
    assert.equal(Buffer.from(await hostPublicKey(vector)).toString('hex'), expected);
  });

  it('proves its holder in its own room', async () => {
    assert.ok(room);
    assert.equal(await isHostProof(await proveHost(seed, roomId, host), room, host), true);
  });

  it('proves nobody else, nowhere else, and nothing once changed', async () => {
    assert.ok(room);
    const proof = await proveHost(seed, roomId, host);
    const otherSeed = new Secret(randomBytes(32));
    const otherRoomId = await makeRoomId(policy, await hostPublicKey(otherSeed), randomBytes(32));
    const otherRoom = parseRoomId(otherRoomId);
    assert.ok(otherRoom);
    assert.equal(await isHostProof(proof, room, guest), false);
    assert.equal(await isHostProof(proof, otherRoom, host), false);
    assert.equal(await isHostProof(await proveHost(otherSeed, roomId, host), room, host), false);
    const changed = {
      ...proof,
      signature: proof.signature.map((byte, at) => (at === 0 ? byte ^ 1 : byte)),
    };
    assert.equal(await isHostProof(changed, room, host), false);
    assert.equal(
      await isHostProof(
        { ...proof, signature: fromBase64url('AA') ?? proof.signature },
        room,
        host,
      ),
      false,
    );
  });
});
