import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { auditedProcesses } from './audited-processes.ts';
import { journalNamespace, journalReachesDisk } from './journal-storage.ts';
import { parseMounts } from './mounts.ts';
import { guestAgentProbe, providerKeysProbe } from './probe-host-access.ts';
import { dataFolderProbe, swapProbe, writablePlacesProbe } from './probe-nothing-stored.ts';

const folder = mkdtempSync(join(tmpdir(), 'blende-test-'));
after(() => rmSync(folder, { recursive: true }));
let places = 0;

/** A machine with these files and no others. */
function machine(files: Readonly<Record<string, string>>): string {
  const root = join(folder, String((places += 1)));
  for (const [path, text] of Object.entries({ 'proc/1/comm': 'init\n', 'root/x': '', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

describe('whether a journal reaches a disk', () => {
  const LOG = { 'var/log/journal/x': '' };
  const SYSLOG = { 'run/systemd/journal/syslog': '' };
  const main = (text: string) => ({ 'etc/systemd/journald.conf': text });
  const CASES: readonly [string, Readonly<Record<string, string>>, boolean][] = [
    ['nothing is set and the folder is there', LOG, true],
    ['nothing is set and the folder is not there', {}, false],
    ['it is volatile', { ...LOG, ...main('[Journal]\nStorage=volatile\n') }, false],
    ['it is persistent', main('[Journal]\nStorage=persistent\n'), true],
    ['the line is a comment', { ...LOG, ...main('[Journal]\n#Storage=volatile\n') }, true],
    [
      'a file beside it says otherwise',
      {
        ...LOG,
        ...main('[Journal]\nStorage=volatile\n'),
        'etc/systemd/journald.conf.d/9.conf': '[Journal]\nStorage=auto\n',
      },
      true,
    ],
    ['a syslog takes it', { ...SYSLOG, ...main('[Journal]\nStorage=volatile\n') }, true],
    [
      'a syslog takes nothing',
      { ...SYSLOG, ...main('[Journal]\nStorage=volatile\nForwardToSyslog=no\n') },
      false,
    ],
  ];
  for (const [name, files, expected] of CASES)
    test(`${name}: ${expected ? 'yes' : 'no'}`, () => {
      assert.equal(journalReachesDisk(machine(files)), expected);
    });
});

test('a journal of its own has settings of its own, and is known by what is mounted', () => {
  const root = machine({
    'var/log/journal/x': '',
    'etc/systemd/journald@blende.conf': '[Journal]\nStorage=volatile\nForwardToSyslog=no\n',
  });
  assert.equal(journalReachesDisk(root, 'blende'), false);
  assert.equal(journalReachesDisk(root), true);
  assert.equal(journalReachesDisk(root, 'other'), true);
  const line = (from: string) =>
    parseMounts(`40 30 0:25 ${from} /run/systemd/journal ro,nosuid - tmpfs tmpfs rw`);
  assert.equal(journalNamespace(line('/systemd/journal.blende')), 'blende');
  assert.equal(journalNamespace(line('/systemd/journal')), undefined);
  assert.equal(journalNamespace([]), undefined);
});

describe('the owner of the host', () => {
  const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH';
  const keys = (text: string) => ({ 'root/.ssh/authorized_keys': text });
  const GETTY = 'etc/systemd/system/getty.target.wants/serial-getty@ttyS0.service';
  const CASES: readonly [string, Readonly<Record<string, string>>, string?][] = [
    ['has no way in', keys(`# hetzner\n${KEY} ada@laptop\n`)],
    ['runs an agent', { 'proc/77/comm': 'qemu-ga\n' }, 'guest-agent'],
    ['runs a cloud agent', { 'proc/77/comm': 'google_guest_ag\n' }, 'guest-agent'],
    ['left a key', keys(`${KEY} ada@laptop\n${KEY} rescue@hetzner.example\n`), 'provider-key'],
    ['left a second list', { 'root/.ssh/authorized_keys2': `${KEY} netcup\n` }, 'provider-key'],
    ['has a serial console', { [GETTY]: '' }, 'serial-console'],
  ];
  for (const [name, files, code] of CASES)
    test(name, async () => {
      const root = machine(files);
      const outcomes = [
        await guestAgentProbe({ root }).run(),
        await providerKeysProbe({ root }).run(),
      ];
      const failed = outcomes.flatMap((one) => (one.outcome === 'holds' ? [] : [one]));
      assert.deepEqual(failed, code === undefined ? [] : [{ outcome: 'fails', code }]);
    });

  test('is not said to have no way in where nobody could look', async () => {
    const nothing = join(folder, 'missing');
    assert.equal((await guestAgentProbe({ root: nothing }).run()).outcome, 'not-checked');
    assert.equal((await providerKeysProbe({ root: nothing }).run()).outcome, 'not-checked');
    // As ProtectHome=yes of systemd.exec(5) shows it.
    const hidden = machine({});
    rmSync(join(hidden, 'root/x'));
    assert.deepEqual(await providerKeysProbe({ root: hidden }).run(), {
      outcome: 'not-checked',
      code: 'no-access',
    });
  });
});

describe('nothing is stored', () => {
  const swaps = join(folder, 'swaps');
  const dataFolder = join(folder, 'data');
  const surroundings = {
    processes: () => [{ name: 'conference', pid: process.pid }],
    dataFolder,
    known: ['lock'],
    swaps,
  };

  test('a partition for swap turns it; swap in memory does not', async () => {
    const HEAD = 'Filename\tType\tSize\tUsed\tPriority\n';
    const outcome = async (text: string) => {
      writeFileSync(swaps, HEAD + text);
      return (await swapProbe(surroundings).run()).outcome;
    };
    assert.equal(await outcome(''), 'holds');
    assert.equal(await outcome('/dev/zram0 partition 9 0 100\n'), 'holds');
    assert.equal(
      await outcome('/dev/zram0 partition 9 0 100\n/dev/vda2 partition 9 0 -2\n'),
      'fails',
    );
  });

  test('a file that nobody explained turns it', async () => {
    mkdirSync(dataFolder);
    writeFileSync(join(dataFolder, 'lock'), '');
    assert.equal((await dataFolderProbe(surroundings).run()).outcome, 'holds');
    writeFileSync(join(dataFolder, 'meeting'), '');
    assert.deepEqual(await dataFolderProbe(surroundings).run(), {
      outcome: 'fails',
      code: 'unknown-file',
    });
  });

  test('a process that shares the files of the machine is not called unable to write', async () => {
    assert.deepEqual(await writablePlacesProbe(surroundings).run(), {
      outcome: 'not-checked',
      code: 'shared-files',
    });
    const gone = { ...surroundings, processes: () => [] };
    assert.deepEqual(await writablePlacesProbe(gone).run(), {
      outcome: 'not-checked',
      code: 'not-running',
    });
  });

  test('a mount is writable if the place and the file system are', () => {
    const lines = [
      '89 66 0:40 / / ro,nosuid - tmpfs none ro,size=1024k',
      '116 89 254:0 /x /sockets/a rw,noexec master:1 - ext4 /dev/vda rw,discard',
      '117 89 254:0 /x /usr ro,nosuid - ext4 /dev/vda rw',
      '118 89 7:0 / /cd rw - iso9660 /dev/loop0 ro',
    ];
    assert.deepEqual(
      parseMounts(lines.join('\n')).map(({ path, writable }) => [path, writable]),
      [
        ['/', false],
        ['/sockets/a', true],
        ['/usr', false],
        ['/cd', false],
      ],
    );
  });
});

test('the list of processes names the supervisor, and a damaged one is no list', () => {
  const file = join(folder, 'supervisor.json');
  writeFileSync(file, JSON.stringify({ children: [{ name: 'edge', pid: 7, startTicks: 1 }] }));
  assert.deepEqual(auditedProcesses(file, 5), [
    { name: 'supervisor', pid: 5 },
    { name: 'edge', pid: 7 },
  ]);
  writeFileSync(file, JSON.stringify({ children: [{ pid: 7 }] }));
  assert.throws(() => auditedProcesses(file, 5), TypeError);
});
