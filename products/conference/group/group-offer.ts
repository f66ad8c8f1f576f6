import { fromBase64url } from '@blende/shared/basics/base64url.ts';
import { concatBytes, randomBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import { createGroup } from '@blende/shared/e2ee/mls/create-group.ts';
import type {
  GroupKeys,
  GroupRules,
  OwnIdentity,
  PendingCommit,
} from '@blende/shared/e2ee/mls/group-keys.ts';
import { joinGroup } from '@blende/shared/e2ee/mls/join-group.ts';
import { refused, type RefusedByGroup } from '@blende/shared/e2ee/mls/refusal.ts';
import type { GroupMessage } from '../contract.ts';
import { signFounding } from '../lobby/founding.ts';
import { FIRST_OPTIONS, writeOptions } from './group-options.ts';
import type { GroupWire } from './group-wire.ts';
import { readMember, type Room } from './member-identity.ts';

const GROUP_ID_BYTES = 32;

export interface OfferDeps {
  readonly room: Room;
  readonly own: OwnIdentity;
  readonly psk: Secret<Bytes>;
  readonly wire: GroupWire;
  readonly rules: GroupRules;
}

/** Something of ours that counts once it comes back in the server's order. */
export interface Offer {
  readonly kind: 'found' | 'join' | 'change';
  /** Of the group as it will be, or that is changed. */
  readonly keys: GroupKeys;
  readonly message: GroupMessage;
  readonly adopt: () => void;
  readonly discard: () => void;
}

/** Undefined in a room that only a host may open, by somebody who is none. */
export async function offerToFound(deps: OfferDeps): Promise<Offer | undefined> {
  const { own, psk, rules, wire, room } = deps;
  const groupId = concatBytes(groupIdPrefix(room), randomBytes(GROUP_ID_BYTES));
  const { lobby } = room.policy;
  if (lobby && (await readMember(own, room))?.isHost !== true) return undefined;
  const founding = lobby ? { lobby, founding: await signFounding(own, groupId) } : {};
  const options = writeOptions({ ...FIRST_OPTIONS, ...founding });
  const keys = await createGroup({ own, groupId, psk, options, rules });
  const groupInfo = await wire.close('group-info', await keys.groupInfo());
  return {
    kind: 'found',
    keys,
    message: { type: 'found', groupInfo },
    adopt: () => undefined,
    discard: () => {
      keys[Symbol.dispose]();
    },
  };
}

/**
 * Refused for a group that we cannot, or must not, join: nobody leaves their group for another one
 * that only claims to be the same.
 */
export async function offerToJoin(
  deps: OfferDeps,
  wrappedGroupInfo: string,
  { before, pass }: { readonly before: GroupKeys | undefined; readonly pass: Bytes | undefined },
): Promise<Offer | RefusedByGroup> {
  const { own, psk, rules, wire, room } = deps;
  const groupInfo = await wire.open('group-info', wrappedGroupInfo);
  if (groupInfo === undefined) return refused('malformed');
  const known = before && new Set(before.members.map(({ signatureKey }) => signatureKey.join()));
  const answer = await joinGroup({
    own,
    groupInfo,
    psk,
    rules,
    groupIdPrefix: groupIdPrefix(room),
    fromEpoch: before?.epoch ?? 0,
    ...(pass === undefined ? {} : { pass }),
    ...(known === undefined
      ? {}
      : { isKnownSigner: ({ signatureKey }) => known.has(signatureKey.join()) }),
  });
  if (answer.outcome === 'refused') return answer;
  // The keys are those after the commit.
  return await offerOf(deps, 'join', answer, answer.keys.epoch - 1);
}

/** Without anything to change it renews our own keys. */
export async function offerToChange(
  deps: OfferDeps,
  keys: GroupKeys,
  change: Parameters<GroupKeys['commit']>[0],
): Promise<Offer> {
  const pending = await keys.commit(change);
  return await offerOf(deps, 'change', { keys, pending }, keys.epoch);
}

async function offerOf(
  { wire }: OfferDeps,
  kind: Offer['kind'],
  { keys, pending }: { readonly keys: GroupKeys; readonly pending: PendingCommit },
  epoch: number,
): Promise<Offer> {
  const commit = await wire.close('commit', pending.commit);
  const groupInfo = await wire.close('group-info', pending.groupInfo);
  return {
    kind,
    keys,
    message: { type: 'commit', epoch, commit, groupInfo },
    adopt: () => {
      pending.adopt();
    },
    discard: () => {
      pending.discard();
    },
  };
}

function groupIdPrefix({ roomId }: Room): Bytes {
  const bytes = fromBase64url(roomId);
  if (bytes === undefined) throw new TypeError('a room holds a parsed room id');
  return bytes;
}
