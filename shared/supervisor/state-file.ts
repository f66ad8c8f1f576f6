import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { bootId, isAlive, type ProcessIdentity } from './process-identity.ts';

const END_TIMEOUT_MS = 5000;
const END_POLL_MS = 20;

/** Remembers which processes run, so that the next start can end what a crash left behind. */
export class StateFile {
  readonly #path: string;
  readonly #users: 'one' | 'own';
  readonly #children = new Map<string, ProcessIdentity>();

  /** `users`: whether the processes share one user or have one each; written down for others. */
  constructor(path: string, users: 'one' | 'own' = 'one') {
    this.#path = path;
    this.#users = users;
  }

  /** Answers whether the file could be written. */
  remember(name: string, identity: ProcessIdentity): boolean {
    this.#children.set(name, identity);
    return this.#write();
  }

  forget(name: string): void {
    this.#children.delete(name);
    this.#write();
  }

  remove(): void {
    rmSync(this.#path, { force: true });
  }

  /**
   * Ends the processes of an earlier start that still run, each only if pid, start time and
   * executable are those that were written down. Answers how many there were.
   */
  async endLeftovers(): Promise<number> {
    const leftovers = readChildren(this.#path).filter(isAlive);
    for (const { pid } of leftovers) process.kill(pid, 'SIGKILL');
    const deadline = Date.now() + END_TIMEOUT_MS;
    while (leftovers.some(isAlive) && Date.now() < deadline) await delay(END_POLL_MS);
    return leftovers.length;
  }

  #write(): boolean {
    const children = [...this.#children].map(([name, identity]) => ({ name, ...identity }));
    const state = { bootId: bootId(), users: this.#users, children };
    const draft = `${this.#path}.new`;
    try {
      writeFileSync(draft, `${JSON.stringify(state)}\n`, { mode: 0o600 });
      renameSync(draft, this.#path);
      return true;
    } catch {
      return false;
    }
  }
}

/** What an earlier start wrote down; nothing if it is from another boot or is damaged. */
function readChildren(path: string): readonly ProcessIdentity[] {
  try {
    const state: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isState(state) || state.bootId !== bootId()) return [];
    return state.children.filter(isIdentity);
  } catch {
    return [];
  }
}

function isState(value: unknown): value is { bootId: string; children: readonly unknown[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'bootId' in value &&
    'children' in value &&
    Array.isArray(value.children)
  );
}

function isIdentity(value: unknown): value is ProcessIdentity {
  if (typeof value !== 'object' || value === null) return false;
  if (!('pid' in value && 'startTicks' in value && 'executable' in value)) return false;
  return (
    Number.isSafeInteger(value.pid) &&
    Number(value.pid) > 1 &&
    Number.isSafeInteger(value.startTicks) &&
    typeof value.executable === 'string'
  );
}
