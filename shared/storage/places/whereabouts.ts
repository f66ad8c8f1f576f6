import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where copies lie, as far as losing one means losing another. */
export type Whereabouts =
  /** Disks of this machine, by the system's names. */
  | { readonly kind: 'disks'; readonly disks: readonly string[] }
  /** Declared by the operator, or the host of an endpoint. */
  | { readonly kind: 'elsewhere'; readonly machine: string }
  /** Gone when the machine is switched off: no place to keep something. */
  | { readonly kind: 'memory' }
  /** Could not be told: counts as the same place as every other of this machine. */
  | { readonly kind: 'unknown'; readonly code: 'no-access' | 'not-a-disk' | 'missing' };

const IN_MEMORY = ['tmpfs', 'ramfs', 'devtmpfs'];

/** The disks under a folder. `root` is that of the machine that is looked at. */
export function whereIs(path: string, root = '/'): Whereabouts {
  try {
    const device = deviceNumber(statSync(path).dev);
    const mount = mountUnder(realpathSync(path), device, root);
    if (mount !== undefined && IN_MEMORY.includes(mount.fileSystem)) return { kind: 'memory' };
    // File systems over several devices have a number of their own (btrfs, overlay, network).
    const block = device.startsWith('0:') ? blockDeviceOf(mount?.source) : device;
    if (block === undefined) return { kind: 'unknown', code: 'not-a-disk' };
    return { kind: 'disks', disks: [...new Set(disksUnder(block, root))].toSorted() };
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { kind: 'unknown', code: missing ? 'missing' : 'no-access' };
  }
}

/** As in /sys/dev/block: the low byte of the minor number is the low byte (makedev(3)). */
export function deviceNumber(device: number): string {
  const wide = BigInt(device);
  const major = ((wide >> 8n) & 0xfffn) | ((wide >> 32n) & 0xfffff000n);
  const minor = (wide & 0xffn) | ((wide >> 12n) & 0xffffff00n);
  return `${major}:${minor}`;
}

/** Down from a partition to its disk, and through what is laid over disks (LUKS, LVM, RAID, loops). */
function disksUnder(block: string, root: string): readonly string[] {
  const folder = realpathSync(join(root, 'sys/dev/block', block));
  const under = namesIn(join(folder, 'slaves'));
  if (under.length > 0)
    return under.flatMap((name) => disksUnder(readText(join(folder, 'slaves', name, 'dev')), root));
  const backing = readTextOr(join(folder, 'loop/backing_file'));
  if (backing !== undefined) {
    const { kind, disks } = { disks: [], ...whereIs(backing, root) };
    return kind === 'disks' ? disks : [basename(folder)];
  }
  const isPartition = readTextOr(join(folder, 'partition')) !== undefined;
  return [basename(isPartition ? dirname(folder) : folder)];
}

interface MountLine {
  readonly source: string;
  readonly fileSystem: string;
}

/** proc_pid_mountinfo(5): the innermost mount of this device that holds the path. */
function mountUnder(path: string, device: string, root: string): MountLine | undefined {
  const found = readText(join(root, 'proc/self/mountinfo'))
    .split('\n')
    .map((line) => {
      const [before = '', after = ''] = line.split(' - ');
      const [, , number = '', , point = ''] = before.split(' ');
      const [fileSystem = '', source = ''] = after.split(' ');
      return { number, point: unescaped(point), fileSystem, source: unescaped(source) };
    })
    .filter(({ number, point }) => number === device && holds(point, path));
  return found.toSorted((a, b) => a.point.length - b.point.length).at(-1);
}

function holds(point: string, path: string): boolean {
  return point === '/' || path === point || path.startsWith(`${point}/`);
}

function blockDeviceOf(source: string | undefined): string | undefined {
  if (source === undefined || !source.startsWith('/dev/')) return undefined;
  const found = statSync(source, { throwIfNoEntry: false });
  const device = found === undefined ? '0:0' : deviceNumber(found.rdev);
  return device.startsWith('0:') ? undefined : device;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readText(file: string): string {
  return readFileSync(file, 'utf8').trim();
}

function readTextOr(file: string): string | undefined {
  try {
    return readText(file);
  } catch {
    return undefined;
  }
}
