import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { deriveLinkKeys } from '@blende/shared/e2ee/link-keys.ts';
import { makeRoomId, parseRoomId } from '../rooms/room-id.ts';
import { GroupWire } from './group-wire.ts';
import { rehearse } from './rehearse.ts';

describe('a rehearsal', () => {
  it('plays all of joining, and stops when it is in the way', async () => {
    const keys = await deriveLinkKeys(new Secret(randomBytes(32)));
    const policy = { encryption: 'required', lobby: false } as const;
    const roomId = await makeRoomId(policy, randomBytes(32), keys.accessProof.reveal());
    const room = parseRoomId(roomId);
    assert.ok(room);
    let asked = 0;
    const wire = new GroupWire(keys.wrapKey, roomId);
    await rehearse(room, wire, () => {
      asked += 1;
      return false;
    });
    // Five scenes, twice: fewer would mean that somebody was refused.
    assert.equal(asked, 10);
    await rehearse(room, wire, () => {
      asked += 1;
      return true;
    });
    assert.equal(asked, 11);
  });
});
