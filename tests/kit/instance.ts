import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { freeStartPort } from './free-ports.ts';
import { writeSyntheticFacts } from './synthetic-facts.ts';

const ROOT = join(import.meta.dirname, '../..');
const START_PATIENCE_MS = 300_000;
const FOR_OTHERS: readonly string[] = ['--listen', '--behind-proxy'];
const STOP_PATIENCE_MS = 15_000;

/** Of meetings. */
export type RoleName = 'edge' | 'conference' | 'engine';
type LibraryRoleName = 'library' | 'keys' | 'postgres';

/** How a role's command line tells it from others. */
const MARKS: Readonly<Record<RoleName | LibraryRoleName, string>> = {
  edge: 'edge.main.ts',
  conference: 'conference.main.ts',
  engine: 'livekit-server',
  library: 'library.main.ts',
  keys: 'keys.main.ts',
  postgres: 'listen_addresses=',
};

export interface InstanceOptions {
  /** What of Blende runs; `conference` unless said otherwise. */
  readonly products?: 'conference' | 'video-cms' | 'both';
  readonly port?: number;
  readonly dataFolder?: string;
  /** Words before the command, for example to run it in a network namespace. */
  readonly inside?: readonly string[];
  /** Further options of `start`. */
  readonly further?: readonly string[];
  /** A copy of the repository, in place of the repository itself. */
  readonly root?: string;
  /** Where browsers reach it, if that is not this machine. */
  readonly origin?: string;
}

/** A whole Blende, started the way a person starts it. */
export class Instance implements AsyncDisposable {
  readonly port: number;
  readonly dataFolder: string;
  readonly origin: string;
  readonly #process: ChildProcess;
  readonly #lines: string[] = [];
  readonly #ownsFolder: boolean;

  private constructor(
    process: ChildProcess,
    port: number,
    options: InstanceOptions & { dataFolder: string },
  ) {
    this.#process = process;
    this.port = port;
    this.dataFolder = options.dataFolder;
    this.origin = options.origin ?? `http://localhost:${port}`;
    this.#ownsFolder = options.dataFolder.startsWith(tmpdir());
  }

  /**
   * Runs `./blende start` and waits for the printed address.
   * @throws Error with everything it printed if that never comes.
   */
  static async start(options: InstanceOptions = {}): Promise<Instance> {
    const port = options.port ?? (await freeStartPort());
    const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'blende-data-'));
    // Nothing starts for others before somebody has said who operates it.
    if (options.further?.some((word) => FOR_OTHERS.includes(word)) === true)
      writeSyntheticFacts(dataFolder);
    // Most tests are about meetings: they start no database.
    const products = options.products ?? 'conference';
    const only = products === 'both' ? [] : ['--only', products];
    const command = ['./blende', 'start', ...only, '--port', String(port), '--data', dataFolder];
    const [program = '', ...words] = [
      ...(options.inside ?? []),
      ...command,
      ...(options.further ?? []),
    ];
    const child = spawn(program, words, {
      cwd: options.root ?? ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      // The root of the library's keys lies outside the data folder.
      env: { ...process.env, XDG_CONFIG_HOME: rootFolderOf(dataFolder) },
    });
    const instance = new Instance(child, port, { ...options, dataFolder });
    await instance.#untilReady();
    return instance;
  }

  /** Of the library, on a start with `both` and without a domain. */
  get libraryOrigin(): string {
    return `http://localhost:${this.port + 1}`;
  }

  /** The parent of all roles. */
  get supervisorPid(): number {
    if (this.#process.pid === undefined) throw new Error('the supervisor never ran');
    return this.#process.pid;
  }

  /** Everything printed so far. */
  get printed(): readonly string[] {
    return this.#lines;
  }

  pidOf(role: RoleName | LibraryRoleName): number | undefined {
    return this.pids().find((pid) => commandLineOf(pid).includes(MARKS[role]));
  }

  /** Pids in the state file, dead or alive. */
  pids(): number[] {
    const text = readFileSync(join(this.dataFolder, 'supervisor.json'), 'utf8');
    const state = JSON.parse(text) as { children: readonly { pid: number }[] };
    return state.children.map(({ pid }) => pid);
  }

  /** kill -9 of one role; answers its pid. */
  kill(role: RoleName | LibraryRoleName): number {
    const pid = this.pidOf(role);
    if (pid === undefined) throw new Error(`${role} does not run`);
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  async killSupervisor(): Promise<void> {
    const ended = once(this.#process, 'exit');
    process.kill(this.supervisorPid, 'SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const forced = delay(STOP_PATIENCE_MS, 'late', { ref: false });
    if ((await Promise.race([ended, forced])) === 'late') {
      this.#process.kill('SIGKILL');
      await ended;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    if (!this.#ownsFolder) return;
    for (const folder of [this.dataFolder, rootFolderOf(this.dataFolder)])
      rmSync(folder, { recursive: true, force: true });
  }

  async #untilReady(): Promise<void> {
    const ready = Promise.withResolvers<void>();
    const collect = (line: string): void => {
      this.#lines.push(line);
      if (line.includes(this.origin)) ready.resolve();
    };
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      if (stream !== null) createInterface(stream).on('line', collect);
    }
    const fail = (reason: string): void =>
      ready.reject(new Error([reason, ...this.#lines].join('\n')));
    this.#process.once('exit', () => fail('it ended before it was ready'));
    const timer = setTimeout(fail, START_PATIENCE_MS, 'it was not ready in time');
    try {
      await ready.promise;
    } catch (error) {
      await this[Symbol.asyncDispose]();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Where an instance on this data folder keeps the root of its keys. */
export function rootFolderOf(dataFolder: string): string {
  return `${dataFolder}.config`;
}

/** Empty for a process that has ended. */
export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
