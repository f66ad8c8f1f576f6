import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ip } from './run.ts';

const NAMES = '/run/netns';
/** `ip netns exec` lays the files of this folder over those in /etc. */
const FILES = '/etc/netns';
const PREFIX = 'blende';
let made = 0;

/** A network namespace: interfaces, routes, filters and name resolution of its own. */
export class Namespace implements Disposable {
  readonly name: string;

  /** The name says which process made it, so that leftovers are known. */
  constructor(purpose: string) {
    made += 1;
    this.name = `${PREFIX}-${process.pid}-${made}-${purpose}`;
    ip(`netns add ${this.name}`);
    this.ip('link set lo up');
  }

  /** Words before a command line that run it inside. */
  get inside(): readonly string[] {
    return ['ip', 'netns', 'exec', this.name];
  }

  ip(line: string): string {
    return ip(`-n ${this.name} ${line}`);
  }

  /** A file of /etc as programs inside see it. */
  writeEtc(file: string, text: string): void {
    mkdirSync(join(FILES, this.name), { recursive: true });
    writeFileSync(join(FILES, this.name, file), text);
  }

  [Symbol.dispose](): void {
    remove(this.name);
  }
}

/** Removes what test processes that were killed have left, with everything that runs inside. */
export function removeLeftNamespaces(): void {
  if (!existsSync(NAMES)) return;
  for (const name of readdirSync(NAMES)) {
    const [prefix, maker] = name.split('-');
    if (prefix === PREFIX && !existsSync(`/proc/${maker}`)) remove(name);
  }
}

function remove(name: string): void {
  for (const pid of ip(`netns pids ${name}`).split('\n').filter(Boolean)) kill(Number(pid));
  ip(`netns del ${name}`);
  rmSync(join(FILES, name), { recursive: true, force: true });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
