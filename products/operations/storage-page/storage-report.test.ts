import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DiskReport, MachineReport } from './machine-report.ts';
import { NOT_RUNNING, reportLines } from './report-lines.ts';
import { noticeWords } from './server/notice-words.ts';
import { rootLiesBesideData, storageNotices } from './storage-notices.ts';
import type { LiveReport, ObjectsReport } from './storage-report.ts';

const sealed = { kind: 'encrypted', by: 'LUKS2', cipher: 'aes-xts-plain64' } as const;
const disk = (holds: DiskReport['holds'][number], device: string | undefined): DiskReport => ({
  folder: `/place/of/${holds}`,
  holds: [holds],
  ...(device === undefined ? {} : { device }),
  encryption: sealed,
});
const folderCopy = (path: string): ObjectsReport['copies'][number] => ({
  where: { kind: 'folder', path, machine: undefined },
  state: 'whole',
  missing: 0,
});

const MACHINE: MachineReport = {
  atMs: 0,
  disks: [disk('root', 'sdb'), disk('database', 'sda'), disk('key-store', 'sda')],
  outbound: [],
};
const LIVE = {
  database: {
    kind: 'seen',
    seen: { where: { kind: 'embedded' }, major: 15, durable: true, checksums: true },
  },
  keys: {
    kind: 'seen',
    seen: { root: 'file', state: 'open', copies: [{ path: '/k', forgetting: 'in-place' }] },
  },
  objects: {
    kind: 'seen',
    seen: {
      copies: [folderCopy('/a'), folderCopy('/b')],
      places: 2,
      incomplete: 0,
      scrubbedAtMs: undefined,
      healed: 0,
    },
  },
} as const satisfies LiveReport;

const codes = (machine: Partial<MachineReport>, live: Partial<LiveReport> = {}) =>
  storageNotices({ ...MACHINE, ...LIVE, ...machine, ...live }).map(({ code }) => code);
const objects = (given: Partial<ObjectsReport>): Partial<LiveReport> => ({
  objects: { kind: 'seen', seen: { ...LIVE.objects.seen, ...given } },
});

describe('what an operator should act upon', () => {
  const away = { kind: 'not-seen', code: 'away' } as const;
  const database = { ...LIVE.database.seen, durable: false };
  const keys = LIVE.keys.seen;
  const table: readonly [string, Partial<MachineReport>, Partial<LiveReport>, string[]][] = [
    ['nothing where all is well', {}, {}, []],
    [
      'a root on the disk of the data',
      { disks: [disk('root', 'sda'), disk('database', 'sda+sdb')] },
      {},
      ['root-beside-data'],
    ],
    ['no root on a disk', { disks: [disk('database', 'sda')] }, {}, []],
    [
      'a disk without encryption',
      { disks: [{ ...disk('objects', 'sda'), encryption: { kind: 'plain' } }] },
      {},
      ['disk-plain'],
    ],
    ['a database that is away', {}, { database: away }, ['database-away']],
    [
      'a database that forgets',
      {},
      { database: { kind: 'seen', seen: database } },
      ['database-not-durable'],
    ],
    ['keys that are away', {}, { keys: away }, ['keys-away']],
    [
      'keys that are locked',
      {},
      { keys: { kind: 'seen', seen: { ...keys, state: 'locked' } } },
      ['keys-locked'],
    ],
    [
      'a key store that cannot forget',
      {},
      {
        keys: {
          kind: 'seen',
          seen: { ...keys, copies: [{ path: '/k', forgetting: 'copy-on-write' }] },
        },
      },
      ['keys-not-forgotten'],
    ],
    ['copies that lack', {}, objects({ incomplete: 3 }), ['copies-incomplete']],
    ['copies in one place', {}, objects({ places: 1 }), ['one-place']],
    [
      'a copy that is full',
      {},
      objects({ copies: [folderCopy('/a'), { ...folderCopy('/b'), state: 'full' }] }),
      ['copy-unusable'],
    ],
    ['nothing of what does not run', {}, NOT_RUNNING, []],
  ];
  for (const [name, machine, live, expected] of table)
    it(`is ${name}`, () => {
      assert.deepEqual(codes(machine, live), expected);
      for (const notice of storageNotices({ ...MACHINE, ...LIVE, ...machine, ...live })) {
        const [german, english] = [noticeWords(notice, 'de'), noticeWords(notice, 'en')];
        assert.notEqual(german.title, english.title);
        assert.notEqual(german.text, english.text);
        assert.equal(german.command, english.command);
        const lines = reportLines({ ...MACHINE, ...machine }, { ...LIVE, ...live });
        assert.ok(lines.some(({ verdict }) => verdict !== 'fine'));
      }
    });

  it('is not called apart where it could not be told', () => {
    assert.equal(rootLiesBesideData([disk('root', 'sda'), disk('database', undefined)]), undefined);
    assert.equal(rootLiesBesideData([disk('root', undefined), disk('database', 'sda')]), undefined);
    assert.equal(rootLiesBesideData([disk('root', 'sda'), disk('database', 'sdb')]), false);
  });
});

describe('the lines of the command', () => {
  it('say in whole sentences what is well', () => {
    const lines = reportLines(MACHINE, LIVE);
    assert.deepEqual(new Set(lines.map(({ verdict }) => verdict)), new Set(['fine']));
    for (const { sentence } of lines) assert.match(sentence, /^[A-Z/].*\.$/);
  });

  it('call nothing well that does not run', () => {
    const lines = reportLines(MACHINE, NOT_RUNNING).filter(({ verdict }) => verdict === 'note');
    assert.equal(lines.length, 3);
  });
});
