import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { MachineView } from '../machine-view.ts';

/** A line of lsblk(8): what is made of what. */
export interface FakedDevice {
  readonly name: string;
  readonly number: string;
  readonly uuid?: string;
  readonly mapping?: string;
  readonly backingFile?: string;
  /** Numbers of the devices below, or of the disk of a partition. */
  readonly below?: readonly string[];
  readonly partitionOf?: string;
  /** What /dev shows of it. */
  readonly content?: Buffer;
}

export interface FakedFacts {
  readonly devices?: readonly FakedDevice[];
  /** `number path fileSystem source [options]` */
  readonly mounts?: readonly string[];
  readonly swaps?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  /** Paths with a policy of fscrypt. */
  readonly fscrypt?: readonly string[];
}

/** Files as the kernel shows them of a machine that is not there. */
export class FakedMachine implements Disposable {
  readonly view: MachineView;
  readonly #root = mkdtempSync(join(tmpdir(), 'blende-machine-'));

  constructor({ devices = [], mounts = [], swaps = [], files = {}, fscrypt = [] }: FakedFacts) {
    for (const device of devices) this.#add(device, devices);
    for (const [path, text] of Object.entries(files)) this.#write(path, text);
    this.#write('mountinfo', mounts.map(mountLine).join(''));
    this.#write('swaps', ['Filename Type Size Used Priority', ...swaps, ''].join('\n'));
    const at = (name: string): string => join(this.#root, name);
    this.view = {
      root: this.#root,
      mountinfo: at('mountinfo'),
      swaps: at('swaps'),
      attributesOf: (path) => (fscrypt.includes(path) ? '----E----' : '---------'),
    };
  }

  [Symbol.dispose](): void {
    rmSync(this.#root, { recursive: true });
  }

  #add(device: FakedDevice, all: readonly FakedDevice[]): void {
    const { name, number, below = [] } = device;
    const folder = this.#folderOf(device, all);
    this.#write(`${folder}/dev`, `${number}\n`);
    this.#write(`${folder}/uevent`, `MAJOR=1\nDEVNAME=${name}\nDEVTYPE=disk\n`);
    if (device.partitionOf !== undefined) this.#write(`${folder}/partition`, '1\n');
    if (device.uuid !== undefined) this.#write(`${folder}/dm/uuid`, `${device.uuid}\n`);
    if (device.mapping !== undefined) this.#write(`${folder}/dm/name`, `${device.mapping}\n`);
    if (device.backingFile !== undefined)
      this.#write(`${folder}/loop/backing_file`, `${device.backingFile}\n`);
    for (const one of all.filter(({ number: other }) => below.includes(other)))
      this.#link(`${folder}/slaves/${one.name}`, this.#folderOf(one, all));
    this.#link(`sys/dev/block/${number}`, folder);
    this.#link(`sys/class/block/${name}`, folder);
    if (device.content !== undefined) this.#write(`dev/${name}`, device.content);
  }

  #folderOf({ name, partitionOf }: FakedDevice, all: readonly FakedDevice[]): string {
    const disk = all.find(({ number }) => number === partitionOf);
    return `sys/devices/${disk === undefined ? '' : `${disk.name}/`}${name}`;
  }

  #link(path: string, to: string): void {
    mkdirSync(dirname(join(this.#root, path)), { recursive: true });
    symlinkSync(join(this.#root, to), join(this.#root, path));
  }

  #write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.#root, path)), { recursive: true });
    writeFileSync(join(this.#root, path), content);
  }
}

let mountId = 20;

function mountLine(text: string): string {
  const [number = '', path = '', fileSystem = '', source = '', options = 'rw'] = text.split(' ');
  mountId += 1;
  return `${mountId} 1 ${number} / ${path} rw,relatime shared:1 - ${fileSystem} ${source} ${options}\n`;
}
