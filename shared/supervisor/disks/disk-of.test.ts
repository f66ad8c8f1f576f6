import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { describe, test } from 'node:test';
import { diskOf } from './disk-of.ts';
import type { DiskFound } from './disk-found.ts';
import { machineOf } from './machine-view.ts';
import { mountOf } from './mount-of.ts';
import { FakedMachine, type FakedDevice, type FakedFacts } from './testing/faked-machine.ts';
import { luks1Header, luks2Header } from './testing/luks-headers.ts';

const VDA = { name: 'vda', number: '254:0' };
const VDA1 = { name: 'vda1', number: '254:1', partitionOf: '254:0' };
const VDA2 = { ...VDA1, name: 'vda2', number: '254:2', content: luks2Header('aes-xts-plain64') };
const USB = { name: 'sdb', number: '8:16' };
const luks = (below: readonly string[], uuid = 'CRYPT-LUKS2-a1-data'): FakedDevice => ({
  name: 'dm-0',
  number: '253:0',
  uuid,
  mapping: 'data',
  below,
});
const volume: FakedDevice = {
  name: 'dm-1',
  number: '253:1',
  uuid: 'LVM-x',
  mapping: 'vg-srv',
  below: ['253:0'],
};
const ROOT = '254:1 / ext4 /dev/vda1';
const SRV = '253:0 /srv ext4 /dev/mapper/data';
const DISKS = [VDA, VDA1, VDA2];

const encrypted = (
  by: string,
  cipher: string | undefined,
  keyOnDisk: boolean | undefined,
): DiskFound => ({ device: 'vda', encryption: { kind: 'encrypted', by, cipher }, keyOnDisk });
const plain = (device: string): DiskFound => ({
  device,
  encryption: { kind: 'plain' },
  keyOnDisk: undefined,
});
const unseen = (code: string) => ({
  device: undefined,
  encryption: { kind: 'not-checked', code },
  keyOnDisk: undefined,
});
const crypttab = (line: string) => ({ 'etc/crypttab': `# a comment\n${line}\n` });
const asked = crypttab('data UUID=a1 none luks');
const XTS = 'aes-xts-plain64';

type Case = readonly [name: string, facts: FakedFacts, expected: object];

const KINDS: readonly Case[] = [
  ['a plain partition', { devices: DISKS, mounts: ['254:1 /srv ext4 /dev/vda1'] }, plain('vda')],
  ['a plain disk', { devices: [VDA], mounts: ['254:0 / ext4 /dev/vda'] }, plain('vda')],
  [
    'LUKS2 on a partition',
    { devices: [...DISKS, luks(['254:2'])], mounts: [ROOT, SRV], files: asked },
    encrypted('LUKS2', XTS, false),
  ],
  [
    'LUKS1',
    {
      devices: [
        VDA,
        { ...VDA2, content: luks1Header('aes', 'cbc-essiv:sha256') },
        luks(['254:2'], 'CRYPT-LUKS1-a1-data'),
      ],
      mounts: [SRV],
      files: asked,
    },
    encrypted('LUKS1', 'aes-cbc-essiv:sha256', false),
  ],
  [
    'LVM above LUKS',
    {
      devices: [...DISKS, luks(['254:2']), volume],
      mounts: [ROOT, '253:1 /srv xfs /dev/mapper/vg-srv'],
      files: asked,
    },
    encrypted('LUKS2', XTS, false),
  ],
  [
    'LUKS whose header cannot be read',
    {
      devices: [VDA, { ...VDA1, name: 'vda2', number: '254:2' }, luks(['254:2'])],
      mounts: [SRV],
      files: asked,
    },
    encrypted('LUKS2', undefined, false),
  ],
  [
    'LUKS that encrypts nothing',
    {
      devices: [VDA, { ...VDA2, content: luks2Header('cipher_null-ecb') }, luks(['254:2'])],
      mounts: [SRV],
      files: asked,
    },
    plain('vda'),
  ],
  [
    'plain dm-crypt',
    { devices: [...DISKS, luks(['254:2'], 'CRYPT-PLAIN-data')], mounts: [SRV], files: asked },
    encrypted('PLAIN', XTS, false),
  ],
  [
    'LVM over an encrypted and a plain disk',
    {
      devices: [...DISKS, USB, luks(['254:2']), { ...volume, below: ['253:0', '8:16'] }],
      mounts: ['253:1 /srv ext4 /dev/mapper/vg-srv'],
      files: asked,
    },
    { ...plain('sdb+vda') },
  ],
  [
    'a mirror of two plain disks',
    {
      devices: [VDA, USB, { name: 'md0', number: '9:0', below: ['254:0', '8:16'] }],
      mounts: ['9:0 /srv ext4 /dev/md0'],
    },
    plain('sdb+vda'),
  ],
  [
    'a loop device over a file on a plain disk',
    {
      devices: [...DISKS, { name: 'loop0', number: '7:0', backingFile: '/images/x.img' }],
      mounts: [ROOT, '7:0 /srv ext4 /dev/loop0'],
    },
    plain('vda'),
  ],
  [
    'a loop device over a file on an encrypted disk',
    {
      devices: [
        ...DISKS,
        luks(['254:2']),
        { name: 'loop0', number: '7:0', backingFile: '/enc/x.img' },
      ],
      mounts: [ROOT, '253:0 /enc ext4 /dev/mapper/data', '7:0 /srv ext4 /dev/loop0'],
      files: asked,
    },
    encrypted('LUKS2', XTS, false),
  ],
  [
    'fscrypt on a plain disk',
    { devices: DISKS, mounts: ['254:1 / ext4 /dev/vda1'], fscrypt: ['/srv'] },
    encrypted('fscrypt', undefined, undefined),
  ],
  [
    'eCryptfs',
    { mounts: ['0:50 /srv ecryptfs /lower rw,ecryptfs_cipher=aes,ecryptfs_key_bytes=32'] },
    { ...encrypted('ecryptfs', 'aes', undefined), device: undefined },
  ],
  [
    'memory',
    { mounts: ['0:30 /srv tmpfs tmpfs'] },
    { device: undefined, encryption: { kind: 'memory' }, keyOnDisk: false },
  ],
  ...['nfs', 'nfs4', 'cifs', '9p', 'virtiofs', 'fuse.sshfs'].map((kind): Case => [
    kind,
    { mounts: [`0:44 /srv ${kind} host:/x`] },
    unseen('network'),
  ]),
  ['a container', { mounts: ['0:44 / overlay overlay'] }, unseen('container')],
  ['ZFS', { mounts: ['0:44 /srv zfs tank/srv'] }, unseen('zfs')],
  [
    'an unknown file system',
    { mounts: ['0:44 /srv fuse.mystery x'] },
    unseen('file-system-unknown'),
  ],
  ['a device that sysfs does not show', { mounts: ['254:9 /srv ext4 /dev/vda9'] }, unseen('gone')],
  ['no mount at all', {}, unseen('gone')],
  [
    'btrfs over two disks, one of them plain',
    {
      devices: [...DISKS, USB, luks(['254:2'])],
      mounts: ['0:31 /srv btrfs /dev/mapper/data'],
      files: { ...asked, 'sys/fs/btrfs/1-2/devices/dm-0': '', 'sys/fs/btrfs/1-2/devices/sdb': '' },
    },
    plain('sdb+vda'),
  ],
  [
    'btrfs on an encrypted disk',
    {
      devices: [...DISKS, luks(['254:2'])],
      mounts: ['0:31 /srv btrfs /dev/mapper/data'],
      files: { ...asked, 'sys/fs/btrfs/features/x': '', 'sys/fs/btrfs/1-2/devices/dm-0': '' },
    },
    encrypted('LUKS2', XTS, false),
  ],
  [
    'a mount that covers an encrypted one',
    {
      devices: [...DISKS, luks(['254:2'])],
      mounts: [SRV, '254:1 /srv ext4 /dev/vda1'],
      files: asked,
    },
    plain('vda'),
  ],
  [
    'a neighbour whose name begins alike',
    { devices: [...DISKS, luks(['254:2'])], mounts: [ROOT, '253:0 /sr ext4 /dev/mapper/data'] },
    plain('vda'),
  ],
];

describe('on what a folder lies', () => {
  for (const [name, facts, expected] of KINDS)
    test(name, () => {
      using machine = new FakedMachine(facts);
      assert.deepEqual(diskOf(machine.view, '/srv'), expected);
    });

  test('is read of this machine too, as far as it shows it', () => {
    const view = machineOf(process.pid);
    const mount = mountOf(view, process.cwd());
    assert.ok(mount);
    const { dev } = statSync(process.cwd());
    const [major, minor] = [(dev >> 8) & 0xfff, (dev & 0xff) | ((dev >> 12) & 0xfff00)];
    if (!mount.device.startsWith('0:')) assert.equal(mount.device, `${major}:${minor}`);
    const { encryption } = diskOf(view, process.cwd());
    assert.ok(['encrypted', 'plain', 'memory', 'not-checked'].includes(encryption.kind));
    assert.deepEqual(diskOf(view, '/proc/self').encryption, {
      kind: 'not-checked',
      code: 'file-system-unknown',
    });
  });
});

describe('where the key of a disk lies', () => {
  const CASES: readonly [
    name: string,
    files: Readonly<Record<string, string>>,
    expected: boolean | undefined,
  ][] = [
    ['it is asked for', asked, false],
    ['it is asked for, and the line says nothing more', crypttab('data UUID=a1'), false],
    ['it is in a file on the same disk', crypttab('data UUID=a1 /etc/data.key luks'), true],
    [
      'it is in a file on the disk that it opens',
      crypttab('data UUID=a1 /srv/data.key'),
      undefined,
    ],
    ['it is in a file on another disk', crypttab('data UUID=a1 /media/usb/data.key'), false],
    ['it is in memory', crypttab('data UUID=a1 /run/data.key'), false],
    ['it is new at each start', crypttab('data /dev/vda2 /dev/urandom swap'), false],
    ['a program gives it', crypttab('data UUID=a1 none luks,keyscript=/bin/x'), undefined],
    ['it is where it is looked for by itself', { 'etc/cryptsetup-keys.d/data.key': 'x' }, true],
    [
      'it is there beside a line that names none',
      { ...asked, 'etc/cryptsetup-keys.d/data.key': 'x' },
      true,
    ],
    ['nothing is written of it', {}, undefined],
    ['the line is of another one', crypttab('database UUID=a1 none'), undefined],
  ];
  for (const [name, files, expected] of CASES)
    test(`${name}: ${String(expected)}`, () => {
      using machine = new FakedMachine({
        devices: [...DISKS, USB, luks(['254:2'])],
        mounts: [ROOT, SRV, '8:16 /media/usb ext4 /dev/sdb', '0:9 /run tmpfs tmpfs'],
        files,
      });
      assert.equal(diskOf(machine.view, '/srv').keyOnDisk, expected);
    });
});
