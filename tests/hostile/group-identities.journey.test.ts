import { fromBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { makeIdentity } from '@blende/shared/e2ee/mls/make-identity.ts';
import { makeMember, type NewMember } from '@blende/conference/group/make-member.ts';
import { memberIdentity } from '@blende/conference/group/member-identity.ts';
import { keyHashOf, participantIdOf, seatHashOf } from '@blende/conference/rooms/participant-id.ts';
import { playAttacks } from '../kit/hostile/play-attacks.ts';
import { Guest } from './group-kit/guest.ts';
import {
  chatOn,
  FORGED_MS,
  isWarned,
  namesOn,
  shows,
  theyMeet,
  WITHHELD_MS,
} from './group-kit/meeting.ts';
import type { RoomTap } from './group-kit/room-tap.ts';

// Nobody passes for another, or for a host.

const MEMBER_IDENTITY = 'products/conference/group/member-identity.ts';
const SAID = 'A message of the guest';

/** With the seat that the server saw somebody take, and a key of one's own. */
async function inTheSeatOf(tap: RoomTap): Promise<NewMember> {
  const join = tap.said.find(({ type }) => type === 'join');
  const participantSecret =
    join?.type === 'join' ? fromBase64url(join.participantSecret) : undefined;
  if (participantSecret === undefined) throw new Error('nobody has joined');
  const seatHash = await seatHashOf(participantSecret);
  const own = await makeIdentity(() => memberIdentity(seatHash));
  const keyHash = await keyHashOf(own.signatureKey);
  return {
    participantSecret,
    keyHash,
    participantId: await participantIdOf(seatHash, keyHash),
    own,
  };
}

playAttacks('a server whose guests pass for others', [
  {
    name: 'lets a guest speak as whose seat it took',
    without: [
      {
        file: MEMBER_IDENTITY,
        from: 'const id = await participantIdOf(seatHash, await keyHashOf(signatureKey));',
        to: `const seats = ((globalThis as Record<string, unknown>)['seats'] ??= {}) as Record<string, Awaited<ReturnType<typeof participantIdOf>>>;
          const id = seats[seatHash.join()] ??= await participantIdOf(seatHash, await keyHashOf(signatureKey));`,
      },
    ],
    async strike(stage) {
      const [, tap] = await theyMeet(stage);
      await stage.anna.press('Nachrichten');
      const guest = await Guest.come(stage, { made: () => inTheSeatOf(tap) });
      await guest.say({ kind: 'chat', does: 'say', id: 'a'.repeat(22), text: SAID });
    },
    isDone: async ({ anna }) => (await chatOn(anna)).includes(`Ben: ${SAID}`),
    withinMs: 3_000,
  },
  {
    name: 'lets a guest be host by another host key',
    without: [
      {
        file: MEMBER_IDENTITY,
        from: 'return (await isHostProof(proof, room, id)) ? { id, isHost: true } : undefined;',
        to: 'return { id, isHost: true };',
      },
    ],
    async strike(stage) {
      await theyMeet(stage);
      await Guest.come(stage, {
        made: ({ room }) => makeMember(room.roomId, new Secret(randomBytes(32))),
      });
    },
    isDone: async ({ anna }) => (await namesOn(anna)).length > 1,
    withinMs: 3_000,
    notice: { withinMs: WITHHELD_MS, isShown: async ({ anna }) => await isWarned(anna) },
  },
  {
    name: 'lets a guest pass for somebody by letters that look alike',
    without: [
      {
        file: 'products/conference/verification/name-book.ts',
        from: 'const same = shapes.get(nameShape(name)) ?? [];',
        to: 'const same: string[] = [];',
      },
    ],
    async strike(stage) {
      await theyMeet(stage);
      // The second letter is Cyrillic.
      await Guest.come(stage, { name: 'B\u0435n' });
      await shows(stage.anna, 2);
    },
    isDone: async ({ anna }) => (await namesOn(anna)).includes('B\u0435n'),
    withinMs: 3_000,
    notice: {
      withinMs: FORGED_MS,
      isShown: async ({ anna }) => (await namesOn(anna)).includes('B\u0435n (2)'),
    },
  },
]);
