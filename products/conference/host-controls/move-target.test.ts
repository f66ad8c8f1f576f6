import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { deriveLinkKeys } from '@blende/shared/e2ee/link-keys.ts';
import { hostPublicKey } from '../invitation/host-key.ts';
import type { Invitation } from '../invitation/invitation-link.ts';
import { renewInvitation } from '../invitation/renew-invitation.ts';
import { startMeeting } from '../invitation/start-meeting.ts';
import { makeRoomId, parseRoomId, type RoomPolicy } from '../rooms/room-id.ts';
import { moveMessage, type MoveMessage } from './move-message.ts';
import { moveTarget } from './move-target.ts';

const here = await startMeeting({ language: 'de' });
const { hostSeed: seed, ...guest } = here;
const there = await renewInvitation(here);
assert.ok(there !== undefined && seed !== undefined);

const saying = ({ roomId, linkSecret }: Invitation): MoveMessage => ({
  kind: 'move',
  room: roomId,
  link: toBase64url(linkSecret.reveal()),
});

async function under(policy: RoomPolicy): Promise<Invitation> {
  const linkSecret = new Secret(randomBytes(32));
  const { accessProof } = await deriveLinkKeys(linkSecret);
  const roomId = await makeRoomId(
    policy,
    await hostPublicKey(seed ?? new Secret(randomBytes(32))),
    accessProof.reveal(),
  );
  return { roomId, linkSecret, display: {} };
}

test('a new link of the same host is followed, and the host keeps the key', () => {
  assert.notEqual(there.roomId, here.roomId);
  assert.deepEqual(parseRoomId(there.roomId)?.policy, parseRoomId(here.roomId)?.policy);
  const target = moveTarget(moveMessage.parse(saying(there)), guest);
  assert.equal(target?.roomId, there.roomId);
  assert.deepEqual(target?.linkSecret.reveal(), there.linkSecret.reveal());
  assert.equal(target?.hostSeed, undefined);
  assert.equal(target?.display.language, 'de');
  assert.equal(moveTarget(saying(there), here)?.hostSeed, seed);
});

const REFUSED: readonly (readonly [what: string, to: Invitation])[] = [
  ['of another host', await startMeeting({})],
  ['to the same room', here],
  ['to a room without encryption', await under({ encryption: 'transport', lobby: false })],
  ['to a room under a weaker policy', await under({ encryption: 'if-possible', lobby: false })],
  ['to a room with another lobby', await under({ encryption: 'required', lobby: true })],
];

for (const [what, to] of REFUSED) {
  test(`a move ${what} is not followed`, () => {
    assert.equal(moveTarget(saying(to), guest), undefined);
  });
}

test('nothing else than a room and a link is taken from a move', () => {
  const said = saying(there);
  for (const message of [
    { ...said, link: `${said.link}.${toBase64url(randomBytes(32))}` },
    { ...said, link: said.link.slice(1) },
    { ...said, room: `${said.room}x` },
    { ...said, room: 'https://example.org/' },
  ]) {
    assert.equal(moveMessage.safeParse(message).success, false);
  }
});

test('without the host key there is no new link', async () => {
  assert.equal(await renewInvitation(guest), undefined);
});
