import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { randomBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import type { GroupView, OwnIdentity } from '@blende/shared/e2ee/mls/group-keys.ts';
import { hostPublicKey } from '../invitation/host-key.ts';
import { admit } from '../lobby/admission.ts';
import { signFounding } from '../lobby/founding.ts';
import { makeRoomId, parseRoomId } from '../rooms/room-id.ts';
import { FIRST_OPTIONS, writeOptions, type GroupOptions } from './group-options.ts';
import { makeMember, type NewMember } from './make-member.ts';
import { memberIdentity, type Room } from './member-identity.ts';
import { RoomRules } from './room-rules.ts';

const GROUP = randomBytes(65);
const OTHER_GROUP = randomBytes(65);

interface Scene {
  readonly room: Room;
  readonly host: NewMember;
  readonly guest: NewMember;
  readonly gone: NewMember;
  readonly candidate: NewMember;
}

async function scene(lobby: boolean): Promise<Scene> {
  const seed = new Secret(randomBytes(32));
  const policy = { encryption: 'required', lobby } as const;
  const room = parseRoomId(await makeRoomId(policy, await hostPublicKey(seed), randomBytes(32)));
  assert.ok(room);
  const host = await makeMember(room.roomId, seed);
  const gone = await makeMember(room.roomId, seed);
  const [guest, candidate] = [await makeMember(room.roomId), await makeMember(room.roomId)];
  return { room, host, guest, gone, candidate };
}

interface Join {
  readonly options?: (scene: Scene) => Partial<GroupOptions> | Promise<Partial<GroupOptions>>;
  readonly pass?: (scene: Scene) => Promise<Bytes>;
  readonly who?: (scene: Scene) => OwnIdentity | Promise<OwnIdentity>;
  readonly replaces?: number;
  /** The link demands a lobby. */
  readonly lobbyRoom?: boolean;
}

async function code(join: Join): Promise<string> {
  const played = await scene(join.lobbyRoom ?? false);
  const { room, host, guest, candidate } = played;
  const rules = new RoomRules({ room, self: host.participantId, isGone: () => false });
  const who = (await join.who?.(played)) ?? candidate.own;
  for (const one of [host.own, guest.own, who]) assert.ok(await rules.isMember(one));
  const options = { ...FIRST_OPTIONS, ...(await join.options?.(played)) };
  const members = [host.own, guest.own].map(({ identity, signatureKey }, leaf) => ({
    leaf,
    identity,
    signatureKey,
  }));
  const group: GroupView = {
    groupId: GROUP,
    epoch: 4,
    ownLeaf: 0,
    members,
    options: writeOptions(options),
  };
  const refusal = await rules.mayJoin(who, group, join.replaces, await join.pass?.(played));
  return refusal?.code ?? 'joins';
}

const lobby = () => ({ lobby: true });
const locked = () => ({ locked: true });
const removed = ({ candidate }: Scene) => ({ removed: [candidate.participantId], lobby: true });
const byHost = ({ host, candidate }: Scene) => admit(host.own, GROUP, candidate.own);
const founded = async ({ host }: Scene) => ({
  lobby: true,
  founding: await signFounding(host.own, GROUP),
});
const flipped = (at: number) => async (played: Scene) =>
  (await byHost(played)).map((byte, index) => (index === at ? byte ^ 1 : byte));

const ROWS: readonly (readonly [what: string, join: Join, expected: string])[] = [
  ['an open room', {}, 'joins'],
  ['a lobby without an admission', { options: lobby }, 'rule:not-admitted'],
  ['a lobby with a host’s admission', { options: lobby, pass: byHost }, 'joins'],
  [
    'an admission whose signature is changed',
    { options: lobby, pass: flipped(40) },
    'rule:not-admitted',
  ],
  ['an admission whose key is changed', { options: lobby, pass: flipped(0) }, 'rule:not-admitted'],
  [
    'an admission of another’s key',
    { options: lobby, pass: ({ host, guest }) => admit(host.own, GROUP, guest.own) },
    'rule:not-admitted',
  ],
  [
    'an admission to another group',
    { options: lobby, pass: ({ host, candidate }) => admit(host.own, OTHER_GROUP, candidate.own) },
    'rule:not-admitted',
  ],
  [
    'an admission by a guest',
    { options: lobby, pass: ({ guest, candidate }) => admit(guest.own, GROUP, candidate.own) },
    'rule:not-admitted',
  ],
  [
    'an admission by a guest whom a host made host',
    {
      options: ({ guest }) => ({ lobby: true, hosts: [guest.participantId] }),
      pass: ({ guest, candidate }) => admit(guest.own, GROUP, candidate.own),
    },
    'joins',
  ],
  [
    'an admission by a host who has left',
    { options: lobby, pass: ({ gone, candidate }) => admit(gone.own, GROUP, candidate.own) },
    'rule:not-admitted',
  ],
  [
    'an admission by the candidate',
    { options: lobby, pass: ({ candidate }) => admit(candidate.own, GROUP, candidate.own) },
    'rule:not-admitted',
  ],
  [
    'somebody with the host key, in a lobby',
    { options: lobby, who: ({ gone }) => gone.own },
    'joins',
  ],
  ['somebody who comes back, in a lobby', { options: lobby, replaces: 1 }, 'joins'],
  ['a locked room', { options: locked }, 'rule:locked'],
  [
    'a locked room with an admission',
    { options: () => ({ lobby: true, locked: true }), pass: byHost },
    'rule:locked',
  ],
  ['somebody who comes back, locked', { options: locked, replaces: 1 }, 'joins'],
  ['somebody with the host key, locked', { options: locked, who: ({ gone }) => gone.own }, 'joins'],
  ['somebody who was removed', { options: removed }, 'rule:removed'],
  [
    'somebody who was removed, with an admission',
    { options: removed, pass: byHost },
    'rule:removed',
  ],
  ['somebody who was removed, replacing a leaf', { options: removed, replaces: 1 }, 'rule:removed'],
  [
    'somebody who was removed, on another seat with the same key and admission',
    { options: removed, pass: byHost, who: onAnotherSeat },
    'rule:not-admitted',
  ],
  [
    'a host who was removed',
    { options: ({ gone }) => ({ removed: [gone.participantId] }), who: ({ gone }) => gone.own },
    'rule:removed',
  ],
  [
    'a lobby room founded by a host, with an admission',
    { lobbyRoom: true, options: founded, pass: byHost },
    'joins',
  ],
  [
    'a lobby room whose lobby a host switched off',
    { lobbyRoom: true, options: async (played) => ({ ...(await founded(played)), lobby: false }) },
    'rule:not-admitted',
  ],
  [
    'a lobby room that says nothing of its founder',
    { lobbyRoom: true, options: lobby, pass: byHost },
    'rule:founder-no-host',
  ],
  [
    'a lobby room founded by a guest',
    {
      lobbyRoom: true,
      options: async ({ guest }) => ({ founding: await signFounding(guest.own, GROUP) }),
      pass: byHost,
    },
    'rule:founder-no-host',
  ],
  [
    'a lobby room with the founding of another group',
    {
      lobbyRoom: true,
      options: async ({ host }) => ({ founding: await signFounding(host.own, OTHER_GROUP) }),
      pass: byHost,
    },
    'rule:founder-no-host',
  ],
  [
    'a host, where a guest founded the lobby room',
    {
      lobbyRoom: true,
      options: async ({ guest }) => ({ founding: await signFounding(guest.own, GROUP) }),
      who: ({ gone }) => gone.own,
    },
    'rule:founder-no-host',
  ],
];

/** The key stays, the seat is another one, and with it the id. */
function onAnotherSeat({ candidate }: Scene): OwnIdentity {
  return { ...candidate.own, identity: memberIdentity(randomBytes(32)) };
}

describe('who may join', () => {
  for (const [what, join, expected] of ROWS) {
    it(`${what}: ${expected}`, async () => {
      assert.equal(await code(join), expected);
    });
  }
});

describe('what a host may change', () => {
  it('everything but who founded the group', async () => {
    const played = await scene(true);
    const { room, host, guest } = played;
    const rules = new RoomRules({ room, self: guest.participantId, isGone: () => false });
    for (const { own } of [host, guest]) assert.ok(await rules.isMember(own));
    const [by, other] = [host.own, guest.own].map((own, leaf) => ({ ...own, leaf }));
    assert.ok(by && other);
    const before = { ...FIRST_OPTIONS, ...(await founded(played)) };
    const group: GroupView = {
      groupId: GROUP,
      epoch: 4,
      ownLeaf: 1,
      members: [by, other],
      options: writeOptions(before),
    };
    const change = (after: GroupOptions, who = by) =>
      rules.mayCommit({ removed: [], options: writeOptions(after) }, who, group)?.code;
    const id = guest.participantId;
    assert.equal(change({ ...before, locked: true, removed: [id] }), undefined);
    assert.equal(change({ ...before, locked: true }, other), 'rule:not-host');
    assert.equal(change(FIRST_OPTIONS), 'rule:founding-changed');
  });
});
