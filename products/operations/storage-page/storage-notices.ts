import { diskGroups, thingsOn } from './disk-groups.ts';
import type { DiskReport, KeptThing } from './machine-report.ts';
import type { Looked, StorageReport } from './storage-report.ts';

/** What an operator should act upon, the gravest first. */
export type StorageNotice =
  /** Whoever steals this disk can read everything. */
  | { readonly code: 'root-beside-data'; readonly folder: string }
  | { readonly code: 'keys-locked' }
  | { readonly code: 'keys-away' }
  | { readonly code: 'database-away' }
  | { readonly code: 'database-not-durable' }
  | { readonly code: 'copies-incomplete'; readonly missing: number }
  | { readonly code: 'copy-unusable'; readonly copies: number }
  | { readonly code: 'one-place' }
  /** What is destroyed there can still be dug out of the disk. */
  | { readonly code: 'keys-not-forgotten'; readonly folder: string }
  | {
      readonly code: 'disk-plain';
      readonly device: string | undefined;
      readonly things: readonly KeptThing[];
    };

export function storageNotices(report: StorageReport): readonly StorageNotice[] {
  return [
    ...rootNotices(report),
    ...keysNotices(report),
    ...databaseNotices(report),
    ...objectsNotices(report),
    ...diskNotices(report),
  ];
}

export function seen<T>(looked: Looked<T>): T | undefined {
  return looked.kind === 'seen' ? looked.seen : undefined;
}

export function rootDisk(disks: readonly DiskReport[]): DiskReport | undefined {
  return disks.find(({ holds }) => holds.includes('root'));
}

/**
 * Whether a root in a file lies on a disk of what it opens: where it does not, a thief of the data has
 * no key. Undefined where that could not be told.
 */
export function rootLiesBesideData(disks: readonly DiskReport[]): boolean | undefined {
  const root = rootDisk(disks);
  if (root === undefined) return false;
  const others = disks.filter((disk) => disk !== root && disk.encryption.kind !== 'memory');
  if (root.device === undefined) return root.encryption.kind === 'memory' ? false : undefined;
  if (others.some(({ device }) => sharesDisk(device, root.device))) return true;
  return others.some(({ device }) => device === undefined) ? undefined : false;
}

/** A device may be several disks, joined by `+`. */
function sharesDisk(one: string | undefined, other: string | undefined): boolean {
  const disks = other?.split('+') ?? [];
  return one?.split('+').some((disk) => disks.includes(disk)) === true;
}

function rootNotices({ disks }: StorageReport): StorageNotice[] {
  const root = rootDisk(disks);
  return root !== undefined && rootLiesBesideData(disks) === true
    ? [{ code: 'root-beside-data', folder: root.folder }]
    : [];
}

function keysNotices({ keys }: StorageReport): StorageNotice[] {
  if (keys.kind === 'not-seen') return keys.code === 'away' ? [{ code: 'keys-away' }] : [];
  const forgetful = keys.seen.copies.filter(({ forgetting }) => forgetting === 'copy-on-write');
  return [
    ...(keys.seen.state === 'locked' ? [{ code: 'keys-locked' as const }] : []),
    ...forgetful.map(({ path: folder }) => ({ code: 'keys-not-forgotten' as const, folder })),
  ];
}

function databaseNotices({ database }: StorageReport): StorageNotice[] {
  if (database.kind === 'not-seen')
    return database.code === 'away' ? [{ code: 'database-away' }] : [];
  return database.seen.durable ? [] : [{ code: 'database-not-durable' }];
}

function objectsNotices({ objects }: StorageReport): StorageNotice[] {
  const found = seen(objects);
  if (found === undefined) return [];
  const unusable = found.copies.filter(({ state }) => state !== 'whole' && state !== 'behind');
  const { incomplete: missing, places } = found;
  return [
    ...(missing > 0 ? [{ code: 'copies-incomplete' as const, missing }] : []),
    ...(unusable.length > 0 ? [{ code: 'copy-unusable' as const, copies: unusable.length }] : []),
    ...(places < 2 ? [{ code: 'one-place' as const }] : []),
  ];
}

function diskNotices({ disks }: StorageReport): StorageNotice[] {
  return diskGroups(disks)
    .filter(({ encryption }) => encryption.kind === 'plain')
    .map((group) => ({ code: 'disk-plain', device: group.device, things: thingsOn(group) }));
}
