import { concatBytes, randomBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { fromBase64url } from '@blende/shared/basics/base64url.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { createGroup } from '@blende/shared/e2ee/mls/create-group.ts';
import type { GroupKeys, GroupRules } from '@blende/shared/e2ee/mls/group-keys.ts';
import { joinGroup } from '@blende/shared/e2ee/mls/join-group.ts';
import { FIRST_OPTIONS, writeOptions } from './group-options.ts';
import type { GroupWire } from './group-wire.ts';
import { makeMember } from './make-member.ts';
import { readMember, type Room } from './member-identity.ts';

const ROUNDS = 2;

/**
 * Plays joining among people who do not exist, so that the runtime has read and compiled all of it
 * before somebody waits for it. Nothing leaves this place and nothing is kept. Stops as soon as it
 * is in the way.
 */
export async function rehearse(room: Room, wire: GroupWire, isInTheWay: () => boolean) {
  for (let round = 0; round < ROUNDS; round += 1) {
    const groups: GroupKeys[] = [];
    try {
      for await (const group of scenes(room, wire)) {
        if (group !== undefined) groups.push(group);
        if (isInTheWay()) return;
      }
    } finally {
      for (const group of groups) group[Symbol.dispose]();
    }
  }
}

async function* scenes(room: Room, wire: GroupWire): AsyncGenerator<GroupKeys | undefined> {
  const psk = new Secret(randomBytes(32));
  const rules: GroupRules = {
    isMember: async (candidate) => (await readMember(candidate, room)) !== undefined,
    mayJoin: () => undefined,
    mayCommit: () => undefined,
  };
  const groupIdPrefix = fromBase64url(room.roomId) ?? new Uint8Array(0);
  const [{ own: first }, { own: second }] = [
    await makeMember(room.roomId),
    await makeMember(room.roomId),
  ];
  yield undefined;
  const groupId = concatBytes(groupIdPrefix, randomBytes(32));
  const options = writeOptions(FIRST_OPTIONS);
  const founder = await createGroup({ own: first, groupId, psk, options, rules });
  yield founder;
  const groupInfo = await through(wire, 'group-info', await founder.groupInfo());
  const joined = await joinGroup({ own: second, groupInfo, psk, rules, groupIdPrefix });
  if (joined.outcome === 'refused') return;
  yield joined.keys;
  const commit = await through(wire, 'commit', joined.pending.commit);
  joined.pending.adopt();
  yield undefined;
  await founder.receive(commit);
  yield undefined;
  await wire.hear(founder, await wire.seal(joined.keys, { kind: 'heartbeat', epoch: 1 }));
}

async function through(
  wire: GroupWire,
  kind: 'group-info' | 'commit',
  bytes: Bytes,
): Promise<Bytes> {
  return (await wire.open(kind, await wire.close(kind, bytes))) ?? bytes;
}
