import type { GroupMember, GroupView } from '../group/group-view.ts';

/** In the order of how much they need a word: the first that holds is what the padlock says. */
export const PROTECTIONS = [
  'not-protected',
  'unknown-connections',
  'not-up-to-date',
  'joining',
  'waiting',
  'safe',
] as const;
export type Protection = (typeof PROTECTIONS)[number];

export type PersonProtection = 'not-protected' | 'not-up-to-date' | 'waiting' | 'silent' | 'safe';

export interface ShownTrack {
  readonly participantId: string;
  /** False if frames would be rendered without passing the frame worker. */
  readonly isWatched: boolean;
  /** When a frame last authenticated; undefined if none has. */
  readonly okAtMs?: number | undefined;
  /** Under which epoch it did. */
  readonly epoch?: number | undefined;
  /** When a frame last passed unencrypted. */
  readonly clearAtMs?: number | undefined;
}

export interface PadlockInput {
  readonly group: GroupView;
  /** Since when the group's epoch is the current one. */
  readonly epochSinceMs: number;
  /** What is rendered here: pictures on this page of the stage, and all sound. */
  readonly tracks: readonly ShownTrack[];
  readonly nowMs: number;
}

export interface Padlock {
  readonly protection: Protection;
  /** Everybody but oneself. */
  readonly people: ReadonlyMap<string, PersonProtection>;
}

/** A track whose last good frame is older than this is waited for. */
export const FRESH_MS = 5_000;
/** As long as receivers keep the keys of the epoch before. */
export const GRACE_MS = 10_000;

/**
 * Green only while everything that is rendered authenticated a moment ago, under the current epoch
 * or, within its grace time, the one before, by somebody who is still a member. Nothing rendered is
 * not green: there is nothing that it could be said of.
 */
export function padlock(input: PadlockInput): Padlock {
  const people = new Map(
    input.group.members
      .filter(({ isSelf }) => !isSelf)
      .map((member) => [member.id, personProtection(member, input)]),
  );
  const said = new Set<Protection>(
    Array.from(people.values()).filter((state) => state !== 'silent'),
  );
  if (input.tracks.length === 0) said.add('waiting');
  if (input.group.unknownConnections > 0) said.add('unknown-connections');
  if (input.tracks.some((track) => isForeign(track, input.group))) said.add('not-protected');
  if (input.group.state === 'joining') said.add('joining');
  if (input.group.state === 'alone-with-server') said.add('not-up-to-date');
  if (isOutside(input.group) || input.group.downgrade.isClear) said.add('not-protected');
  return { protection: PROTECTIONS.find((state) => said.has(state)) ?? 'waiting', people };
}

function isOutside({ state }: GroupView): boolean {
  return state === 'removed' || state === 'failed';
}

/** Rendered, and of nobody in the group. */
function isForeign({ participantId }: ShownTrack, { members }: GroupView): boolean {
  return members.every(({ id }) => id !== participantId);
}

function personProtection(member: GroupMember, input: PadlockInput): PersonProtection {
  if (isOutside(input.group) || input.group.downgrade.isClear) return 'not-protected';
  const tracks = input.tracks.filter(({ participantId }) => participantId === member.id);
  if (tracks.some((track) => !track.isWatched || isClear(track, input))) return 'not-protected';
  if (!member.upToDate) return 'not-up-to-date';
  if (tracks.length === 0) return 'silent';
  if (tracks.some((track) => !isFresh(track, input))) return 'waiting';
  return tracks.every((track) => isOfEpoch(track, input)) ? 'safe' : 'not-up-to-date';
}

/** The last frame that was handed on a moment ago came unencrypted. */
function isClear({ clearAtMs, okAtMs }: ShownTrack, { nowMs }: PadlockInput): boolean {
  return clearAtMs !== undefined && nowMs - clearAtMs <= FRESH_MS && clearAtMs > (okAtMs ?? 0);
}

function isFresh({ okAtMs }: ShownTrack, { nowMs }: PadlockInput): boolean {
  return okAtMs !== undefined && nowMs - okAtMs <= FRESH_MS;
}

function isOfEpoch({ epoch }: ShownTrack, { group, epochSinceMs, nowMs }: PadlockInput): boolean {
  if (epoch === group.epoch) return true;
  return epoch === group.epoch - 1 && nowMs - epochSinceMs <= GRACE_MS;
}
