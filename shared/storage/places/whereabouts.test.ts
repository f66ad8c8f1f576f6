import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { countPlaces } from './count-places.ts';
import { deviceNumber, whereIs, type Whereabouts } from './whereabouts.ts';

const folder = mkdtempSync(join(tmpdir(), 'blende-where-'));
after(() => rmSync(folder, { recursive: true }));
const here = deviceNumber(statSync(folder).dev);
let machines = 0;

/** A machine whose /sys and /proc say this of the device that the test folder lies on. */
function machine(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>>) {
  const root = join(folder, String((machines += 1)));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(join(root, target), join(root, path));
  }
  return root;
}

const mountinfo = (fileSystem: string, source = '/dev/x'): Readonly<Record<string, string>> => ({
  'proc/self/mountinfo': `20 1 ${here} / / rw,relatime - ${fileSystem} ${source} rw\n`,
});

test('a partition lies on its disk', () => {
  const root = machine(
    { ...mountinfo('ext4'), 'sys/devices/pci/block/sda/sda1/partition': '1\n' },
    { [`sys/dev/block/${here}`]: 'sys/devices/pci/block/sda/sda1' },
  );
  assert.deepEqual(whereIs(folder, root), { kind: 'disks', disks: ['sda'] });
});

test('what is laid over disks lies on all of them', () => {
  const root = machine(
    {
      ...mountinfo('ext4'),
      'sys/devices/virtual/block/dm-0/dm/uuid': 'CRYPT-LUKS2-x',
      'sys/devices/virtual/block/md0/md/level': 'raid1',
      'sys/devices/pci/block/sda/sda1/partition': '1',
      'sys/devices/pci/block/sda/sda1/dev': '8:1\n',
      'sys/devices/pci/block/sdb/dev': '8:16\n',
      'sys/devices/virtual/block/md0/dev': '9:0\n',
    },
    {
      [`sys/dev/block/${here}`]: 'sys/devices/virtual/block/dm-0',
      'sys/dev/block/9:0': 'sys/devices/virtual/block/md0',
      'sys/dev/block/8:1': 'sys/devices/pci/block/sda/sda1',
      'sys/dev/block/8:16': 'sys/devices/pci/block/sdb',
      'sys/devices/virtual/block/dm-0/slaves/md0': 'sys/devices/virtual/block/md0',
      'sys/devices/virtual/block/md0/slaves/sda1': 'sys/devices/pci/block/sda/sda1',
      'sys/devices/virtual/block/md0/slaves/sdb': 'sys/devices/pci/block/sdb',
    },
  );
  assert.deepEqual(whereIs(folder, root), { kind: 'disks', disks: ['sda', 'sdb'] });
});

test('memory is no disk, and what cannot be told is said', () => {
  assert.deepEqual(whereIs(folder, machine(mountinfo('tmpfs', 'none'), {})), { kind: 'memory' });
  assert.equal(whereIs(folder, machine(mountinfo('ext4'), {})).kind, 'unknown');
  assert.deepEqual(whereIs(join(folder, 'nowhere')), { kind: 'unknown', code: 'missing' });
});

test('this machine can tell where a folder lies', () => {
  assert.notEqual(whereIs(tmpdir()).kind, 'unknown');
});

test('copies that share a disk are one place, directly or through another', () => {
  const disks = (...names: string[]): Whereabouts => ({ kind: 'disks', disks: names });
  const elsewhere = (name: string): Whereabouts => ({ kind: 'elsewhere', machine: name });
  const unknown: Whereabouts = { kind: 'unknown', code: 'no-access' };
  const CASES: readonly [readonly Whereabouts[], number][] = [
    [[disks('sda'), disks('sda')], 1],
    [[disks('sda'), disks('sdb')], 2],
    [[disks('sda'), disks('sdb'), disks('sda', 'sdb')], 1],
    [[disks('sda'), elsewhere('nas')], 2],
    [[elsewhere('nas'), elsewhere('nas')], 1],
    [[elsewhere('nas'), elsewhere('cloud'), disks('sda')], 3],
    [[disks('sda'), { kind: 'memory' }], 1],
    [[disks('sda'), unknown], 1],
    [[unknown, unknown, elsewhere('nas')], 2],
  ];
  for (const [copies, count] of CASES) assert.equal(countPlaces(copies), count);
});
