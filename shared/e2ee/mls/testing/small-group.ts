import { concatBytes, randomBytes, utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import type { CommitRules } from '../commit-rules.ts';
import { createGroup } from '../create-group.ts';
import type { GroupKeys, GroupRules, OwnIdentity, PendingCommit } from '../group-keys.ts';
import { joinGroup } from '../join-group.ts';
import { makeIdentity } from '../make-identity.ts';

export const PREFIX = utf8('room');
export const PSK = new Secret(randomBytes(32));
export const OPEN_RULES: GroupRules = {
  isMember: async () => true,
  mayJoin: () => undefined,
  mayCommit: () => undefined,
};

/** Somebody whose identity is a name. */
export function person(name: string): Promise<OwnIdentity> {
  return makeIdentity(() => utf8(name));
}

export async function found(
  rules: GroupRules = OPEN_RULES,
  commitRules?: CommitRules,
  founder?: OwnIdentity,
): Promise<GroupKeys> {
  const groupId = concatBytes(PREFIX, randomBytes(32));
  const own = founder ?? (await person('founder'));
  const founding = { own, groupId, psk: PSK, options: utf8('{}'), rules };
  return createGroup(founding, commitRules);
}

/** Joins by the GroupInfo of `host`; nobody else has received the commit yet. */
export async function knock(
  host: GroupKeys,
  own: OwnIdentity | string,
  psk: Secret<Bytes> = PSK,
): Promise<{ readonly keys: GroupKeys; readonly pending: PendingCommit }> {
  const joined = await joinGroup({
    own: typeof own === 'string' ? await person(own) : own,
    groupInfo: await host.groupInfo(),
    psk,
    rules: OPEN_RULES,
    groupIdPrefix: PREFIX,
  });
  if (joined.outcome === 'refused') throw new Error(joined.code);
  return joined;
}

/** A group of the founder and others, all in the same epoch. */
export async function groupOf(
  names: readonly string[],
  rules?: GroupRules,
  commitRules?: CommitRules,
): Promise<GroupKeys[]> {
  const groups = [await found(rules, commitRules)];
  for (const name of names) {
    const [host] = groups;
    if (host === undefined) break;
    const { keys, pending } = await knock(host, name);
    await everybodyReceives(groups, pending.commit);
    pending.adopt();
    groups.push(keys);
  }
  return groups;
}

export async function everybodyReceives(
  groups: readonly GroupKeys[],
  commit: Bytes,
): Promise<void> {
  for (const group of groups) {
    const received = await group.receive(commit);
    if (received.outcome !== 'applied') throw new Error(JSON.stringify(received));
  }
}

export async function trio(): Promise<[GroupKeys, GroupKeys, GroupKeys]> {
  const [a, b, c] = await groupOf(['b', 'c']);
  if (a === undefined || b === undefined || c === undefined) throw new Error('no trio');
  return [a, b, c];
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
