import { readdirSync } from 'node:fs';
import { blockDevice, disksOf, numberOf, type BlockDevice } from './block-device.ts';
import { notSeen, together, type DiskEncryption, type DiskFound } from './disk-found.ts';
import { keyOnDisk } from './key-on-disk.ts';
import { luksCipher } from './luks-cipher.ts';
import type { MachineView } from './machine-view.ts';
import { mountOf, type DiskMount } from './mount-of.ts';

const MEMORY = ['tmpfs', 'ramfs'];
const NETWORK =
  /^(?:nfs4?|cifs|smb3|9p|virtiofs|ceph|glusterfs|fuse\.(?:sshfs|s3fs|rclone|glusterfs))$/;
/** Sealed by a program above another file system. */
const SEALED = /^(?:ecryptfs|fuse\.(?:gocryptfs|encfs|cryfs))$/;
const FSCRYPT = ['ext4', 'f2fs', 'ubifs'];
const LUKS = /^CRYPT-(LUKS\d|PLAIN|BITLK|TCRYPT|FVAULT2)-/;
/** Blocks of one device, or several that hold parts of it. */
const MOST_FOLLOWED = 8;

/**
 * On what a path lies: its file system, the chain of devices below, whether one of them encrypts
 * and where its key is. What cannot be seen is `not-checked`, never encrypted.
 */
export function diskOf(view: MachineView, path: string, followed = 0): DiskFound {
  if (followed > MOST_FOLLOWED) return notSeen('file-system-unknown');
  try {
    const mount = mountOf(view, path);
    return mount === undefined ? notSeen('gone') : onMount({ view, path, followed }, mount);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return notSeen(code === 'ENOENT' ? 'gone' : 'no-access');
  }
}

/** A device that is used without a file system, such as a partition for swap. @throws if it is not seen */
export function diskOfDevice(view: MachineView, device: string): DiskFound {
  const number = numberOf(view, device);
  return number === undefined
    ? notSeen('gone')
    : onDevice({ view, path: device, followed: 0 }, blockDevice(view, number));
}

interface Look {
  readonly view: MachineView;
  readonly path: string;
  readonly followed: number;
}

function onMount(look: Look, mount: DiskMount): DiskFound {
  const { fileSystem, device, options } = mount;
  if (MEMORY.includes(fileSystem)) return inMemory();
  if (NETWORK.test(fileSystem)) return notSeen('network');
  if (fileSystem === 'overlay') return notSeen('container');
  if (fileSystem === 'zfs') return notSeen('zfs');
  if (SEALED.test(fileSystem)) {
    const cipher = /(?:^|,)ecryptfs_cipher=([^,]+)/.exec(options)?.[1];
    return sealed(undefined, { by: fileSystem.replace('fuse.', ''), cipher }, undefined);
  }
  if (fileSystem === 'btrfs') return together(btrfsDevices(look, mount));
  if (device.startsWith('0:')) return notSeen('file-system-unknown');
  const found = onDevice(look, blockDevice(look.view, device));
  return found.encryption.kind === 'plain' && isFscrypt(look, fileSystem)
    ? sealed(found.device, { by: 'fscrypt', cipher: undefined }, undefined)
    : found;
}

function onDevice(look: Look, device: BlockDevice): DiskFound {
  const { name, mapped, backingFile, below } = device;
  const [, method] = LUKS.exec(mapped?.uuid ?? '') ?? [];
  if (mapped !== undefined && method !== undefined) {
    const cipher = below
      .map((one) => luksCipher(look.view, one.name))
      .find((one) => one !== undefined);
    // A mapping that encrypts nothing is a real choice of cryptsetup(8).
    if (cipher?.startsWith('cipher_null') === true) return plain(disksOf(device).join('+'));
    const disks = disksOf(device);
    const from = keyOnDisk(look.view, mapped.name, disks, (path) =>
      diskOf(look.view, path, look.followed + 1),
    );
    return sealed(disks.join('+'), { by: method, cipher }, from);
  }
  if (backingFile !== undefined) return diskOf(look.view, backingFile, look.followed + 1);
  if (name.startsWith('zram')) return inMemory();
  return below.length === 0 ? plain(name) : together(below.map((one) => onDevice(look, one)));
}

/** All devices of the one file system (sysfs, /sys/fs/btrfs/UUID/devices). */
function btrfsDevices(look: Look, { source }: DiskMount): readonly DiskFound[] {
  const number = numberOf(look.view, source);
  if (number === undefined) return [notSeen('gone')];
  const own = blockDevice(look.view, number);
  const systems = `${look.view.root}/sys/fs/btrfs`;
  const members = readdirSync(systems)
    .filter((name) => name.includes('-'))
    .map((uuid) => readdirSync(`${systems}/${uuid}/devices`))
    .find((names) => names.includes(own.name));
  return members === undefined
    ? [notSeen('file-system-unknown')]
    : members.map((name) => diskOfDevice(look.view, name));
}

/** `E` of chattr(1): the folder has a policy of fscrypt. */
function isFscrypt({ view, path }: Look, fileSystem: string): boolean {
  return FSCRYPT.includes(fileSystem) && view.attributesOf(path)?.includes('E') === true;
}

function inMemory(): DiskFound {
  return { device: undefined, encryption: { kind: 'memory' }, keyOnDisk: false };
}

function plain(device: string): DiskFound {
  return { device, encryption: { kind: 'plain' }, keyOnDisk: undefined };
}

function sealed(
  device: string | undefined,
  how: Omit<Extract<DiskEncryption, { kind: 'encrypted' }>, 'kind'>,
  from: boolean | undefined,
): DiskFound {
  return { device, encryption: { kind: 'encrypted', ...how }, keyOnDisk: from };
}
