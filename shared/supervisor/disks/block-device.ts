import { readdirSync, readFileSync } from 'node:fs';
import type { MachineView } from './machine-view.ts';

/** One device of the chain from a file system down to the disks, from sysfs. */
export interface BlockDevice {
  /** As in /dev, such as `vda1` or `dm-0`. */
  readonly name: string;
  /** Of the device mapper (`CRYPT-LUKS2-…`, `LVM-…`); undefined for another device. */
  readonly mapped: { readonly uuid: string; readonly name: string } | undefined;
  /** Of a loop device: the file that it shows. */
  readonly backingFile: string | undefined;
  /** What it is made of: the devices below it, or the disk of a partition. */
  readonly below: readonly BlockDevice[];
}

const DEEPEST = 16;

/** @throws if sysfs does not show it. */
export function blockDevice(view: MachineView, number: string, depth = 0): BlockDevice {
  if (depth > DEEPEST) throw new RangeError('a chain of devices without an end');
  const folder = `${view.root}/sys/dev/block/${number}`;
  const name = /^DEVNAME=(.+)$/m.exec(read(`${folder}/uevent`))?.[1] ?? '';
  const below = numbersBelow(folder).map((one) => blockDevice(view, one, depth + 1));
  const uuid = readOrNothing(`${folder}/dm/uuid`);
  const mapped =
    uuid === undefined ? undefined : { uuid, name: readOrNothing(`${folder}/dm/name`) ?? '' };
  return { name, mapped, backingFile: readOrNothing(`${folder}/loop/backing_file`), below };
}

/** `major:minor` of a device by its name in /dev or by its name at the device mapper. */
export function numberOf({ root }: MachineView, device: string): string | undefined {
  const name = device.split('/').at(-1) ?? '';
  const classes = `${root}/sys/class/block`;
  const direct = readOrNothing(`${classes}/${name}/dev`);
  if (direct !== undefined) return direct;
  const mapper = listOrNothing(classes).find(
    (one) => readOrNothing(`${classes}/${one}/dm/name`) === name,
  );
  return mapper === undefined ? undefined : readOrNothing(`${classes}/${mapper}/dev`);
}

/** The disks that a device ends on. */
export function disksOf(device: BlockDevice): readonly string[] {
  if (device.below.length === 0) return [device.name];
  return [...new Set(device.below.flatMap(disksOf))].toSorted();
}

function numbersBelow(folder: string): readonly string[] {
  const slaves = listOrNothing(`${folder}/slaves`);
  if (slaves.length > 0) return slaves.map((name) => read(`${folder}/slaves/${name}/dev`));
  // The kernel finds the disk above the folder of a partition, whatever link led there.
  return readOrNothing(`${folder}/partition`) === undefined ? [] : [read(`${folder}/../dev`)];
}

function listOrNothing(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function readOrNothing(file: string): string | undefined {
  try {
    return read(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function read(file: string): string {
  return readFileSync(file, 'utf8').trim();
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
