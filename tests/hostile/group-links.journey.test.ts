import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { concatBytes, randomBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { createGroup } from '@blende/shared/e2ee/mls/create-group.ts';
import type { GroupKeys } from '@blende/shared/e2ee/mls/group-keys.ts';
import { OPEN_RULES } from '@blende/shared/e2ee/mls/testing/small-group.ts';
import { FIRST_OPTIONS, writeOptions } from '@blende/conference/group/group-options.ts';
import { makeMember } from '@blende/conference/group/make-member.ts';
import { playAttacks } from '../kit/hostile/play-attacks.ts';
import { guestLink, type GuestLink } from './group-kit/guest-link.ts';
import { leadInto } from './group-kit/lead-into.ts';
import { FORGED_MS, isWarned, tapNext, textOf, theyMeet } from './group-kit/meeting.ts';

// Nobody is led out of their group, or into one that is not the link's.

/** Far beyond any meeting. */
const LATE_EPOCH = 40;

/** Whether the attacker has the keys under which the victim now speaks. */
let isListening = false;

/** A group of nobody but somebody who has the link. */
async function strangeGroup({ room, psk }: GuestLink): Promise<GroupKeys> {
  const { own } = await makeMember(room.roomId);
  const prefix = Uint8Array.from(Buffer.from(room.roomId, 'base64url'));
  const groupId = concatBytes(prefix, randomBytes(32));
  const options = writeOptions(FIRST_OPTIONS);
  const keys = await createGroup({ own, groupId, psk, options, rules: OPEN_RULES });
  for (let epoch = 0; epoch < LATE_EPOCH; epoch += 1) (await keys.commit({})).adopt();
  return keys;
}

/** The invitation with one byte of its room changed. */
function changed(invitation: string, place: number, change: (byte: number) => number): string {
  const address = new URL(invitation);
  const id: Bytes = Uint8Array.from(Buffer.from(address.pathname.slice(3), 'base64url'));
  id[place] = change(id[place] ?? 0);
  address.pathname = `/r/${toBase64url(id)}`;
  return address.href;
}

const linkUnchecked = {
  file: 'products/conference/rooms/web/room-channel.ts',
  from: 'if (!this.#deps.isLinkSound) {',
  to: 'if (false) {',
};

playAttacks('a server that leads people into another group', [
  {
    name: 'says after a restart that a guest with nothing but the link has founded the group',
    without: [
      {
        file: 'products/conference/group/group-offer.ts',
        from: 'known.has(signatureKey.join())',
        to: 'true',
      },
    ],
    async strike(stage) {
      isListening = false;
      const [annas, bens] = await theyMeet(stage);
      const link = await guestLink(stage.invitation);
      const keys = await strangeGroup(link);
      const groupInfo = await link.wire.close('group-info', await keys.groupInfo());
      leadInto(bens, { epoch: keys.epoch, groupInfo }, (commit) => {
        void link.wire
          .open('commit', commit)
          .then(async (bytes) => bytes && (await keys.receive(bytes)))
          .then((received) => {
            isListening = received?.outcome === 'applied';
          });
      });
      bens.order({ type: 'founded', from: annas.id, epoch: keys.epoch });
    },
    isDone: async () => isListening,
    withinMs: 5_000,
    notice: { withinMs: FORGED_MS, isShown: async ({ ben }) => await isWarned(ben) },
  },
  ...(
    [
      ['other hosts', 5, (byte: number) => byte ^ 1],
      ['another policy', 0, () => 0x20],
    ] as const
  ).map(([what, place, change]) => ({
    name: `lets somebody in by a link that was changed to one with ${what}`,
    without: [linkUnchecked],
    async strike(stage: Parameters<Parameters<typeof playAttacks>[1][number]['strike']>[0]) {
      isListening = false;
      await theyMeet(stage);
      const { roomId } = (await guestLink(stage.invitation)).room;
      tapNext(stage, (tap) => {
        tap.toServer = (message) => {
          if (message.type === 'join') {
            isListening = true;
            return { ...message, roomId };
          }
          return message;
        };
      });
      await stage.clara.open(changed(stage.invitation, place, change));
      await stage.clara.press('Teilnehmen');
    },
    isDone: async () => isListening,
    withinMs: 3_000,
    notice: {
      withinMs: FORGED_MS,
      isShown: async ({ clara }: { clara: Parameters<typeof textOf>[0] }) =>
        (await textOf(clara)).includes('Der Link öffnet diesen Raum nicht'),
    },
  })),
]);
