import { assertNever } from '@blende/shared/basics/assert-never.ts';
import type { DiskReport, KeptThing, MachineReport, OutboundReport } from './machine-report.ts';
import { storageNotices, type StorageNotice } from './storage-notices.ts';
import type { CopyReport, LiveReport, Looked } from './storage-report.ts';

/** A line of `./blende doctor`. */
export interface ReportLine {
  readonly verdict: 'fine' | 'note' | 'wrong';
  readonly sentence: string;
}

/** The command that takes the root off every disk. */
export const MOVE_ROOT = './blende keys move-root passphrase';

/** Whatever is seen while nothing runs. */
export const NOT_RUNNING: LiveReport = {
  database: { kind: 'not-seen', code: 'not-running' },
  keys: { kind: 'not-seen', code: 'not-running' },
  objects: { kind: 'not-seen', code: 'not-running' },
};

/** What the storage page says, for the terminal. */
export function reportLines(machine: MachineReport, live: LiveReport): readonly ReportLine[] {
  const report = { ...machine, ...live };
  return [
    ...storageNotices(report).map(noticeLine),
    ...lookedLines(report.database, 'The database of the library', ({ durable }) =>
      durable
        ? [
            'The database of the library answers, and what it has acknowledged survives a power cut.',
          ]
        : [],
    ),
    ...lookedLines(report.keys, 'The key store', ({ state, copies }) =>
      state === 'open' ? [`The keys of the library are open, in ${copies.length} copies.`] : [],
    ),
    ...lookedLines(report.objects, 'The copies of objects', ({ copies, places }) => [
      `Objects lie in ${copies.length} copies in ${places} ${places === 1 ? 'place' : 'places'}: ${copies.map(copyInWords).join('; ')}.`,
    ]),
    ...report.disks.filter(({ encryption }) => encryption.kind !== 'plain').map(diskLine),
    ...outboundLines(report.outbound),
  ];
}

function lookedLines<T>(
  looked: Looked<T>,
  subject: string,
  inWords: (seen: T) => readonly string[],
): readonly ReportLine[] {
  if (looked.kind === 'seen') return inWords(looked.seen).map(fine);
  return looked.code === 'away'
    ? []
    : [{ verdict: 'note', sentence: `${subject}: not checked (${looked.code}).` }];
}

function fine(sentence: string): ReportLine {
  return { verdict: 'fine', sentence };
}

function noticeLine(notice: StorageNotice): ReportLine {
  return { verdict: isWrong(notice) ? 'wrong' : 'note', sentence: sentenceOf(notice) };
}

function isWrong({ code }: StorageNotice): boolean {
  return ['database-not-durable', 'database-away', 'keys-away', 'copy-unusable'].includes(code);
}

function sentenceOf(notice: StorageNotice): string {
  switch (notice.code) {
    case 'root-beside-data':
      return `Whoever steals the disk of ${notice.folder} can read everything, since the root key lies beside the data: move it with ${MOVE_ROOT}.`;
    case 'keys-locked':
      return 'The library is locked: open its keys with ./blende keys unlock.';
    case 'keys-away':
      return 'The process that holds the keys does not answer: wait a minute, then stop and start Blende.';
    case 'database-away':
      return 'The database of the library does not answer: wait a minute; if it stays away, look at its disk and restart Blende.';
    case 'database-not-durable':
      return 'The database may lose what it has acknowledged: switch fsync, full_page_writes and synchronous_commit on.';
    case 'copies-incomplete':
      return `${notice.missing} objects lie in fewer copies than they should: bring the missing place back, and Blende completes them.`;
    case 'copy-unusable':
      return `${notice.copies} copies of objects cannot be written: look at the places named below.`;
    case 'one-place':
      return 'All copies of objects lie in one place: add a second disk or another machine in config/blende.json.';
    case 'keys-not-forgotten':
      return `On ${notice.folder} a destroyed key can be dug out again, since that file system never overwrites in place: use another one, or an encrypted disk.`;
    case 'disk-plain':
      return `The disk ${notice.device ?? 'of this machine'} is not encrypted; on it lie: ${notice.things.map((thing) => THINGS[thing]).join(', ')}.`;
    default:
      return assertNever(notice);
  }
}

const THINGS: Readonly<Record<KeptThing, string>> = {
  database: 'database',
  objects: 'objects',
  'key-store': 'key store',
  root: 'root key',
  evidence: 'log of checks',
  configuration: 'settings',
};

const STATES: Readonly<Record<CopyReport['state'], string>> = {
  whole: 'complete',
  behind: 'incomplete',
  away: 'away',
  'read-only': 'read-only',
  full: 'full',
};

function copyInWords({ where, state, missing }: CopyReport): string {
  const machine =
    where.kind === 'folder' && where.machine !== undefined ? ` on ${where.machine}` : '';
  const place =
    where.kind === 'folder'
      ? `${where.path}${machine}`
      : `the bucket ${where.bucket} at ${where.endpoint} in ${where.location}`;
  return `${place} is ${STATES[state]}${missing > 0 ? `, ${missing} missing` : ''}`;
}

function diskLine({ folder, encryption }: DiskReport): ReportLine {
  switch (encryption.kind) {
    case 'encrypted': {
      const how = [encryption.by, encryption.cipher].filter((text) => text !== undefined);
      return fine(`${folder} lies on an encrypted disk (${how.join(', ')}).`);
    }
    case 'plain':
      return { verdict: 'note', sentence: `${folder} lies on a disk without encryption.` };
    case 'memory':
      return fine(`${folder} lies in memory and is gone with the next start of the machine.`);
    case 'not-checked':
      return {
        verdict: 'note',
        sentence: `Whether ${folder} lies on an encrypted disk is not checked (${encryption.code}).`,
      };
    default:
      return assertNever(encryption);
  }
}

function outboundLines(targets: readonly OutboundReport[]): readonly ReportLine[] {
  if (targets.length === 0) return [fine('Nothing outside this machine is connected to.')];
  return targets.map(({ host, port, location = 'a place that nobody declared' }) =>
    fine(`May connect to ${host}:${port} in ${location}.`),
  );
}
