import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { WRITING_CALLS, writtenFiles } from './written-files.ts';

const PATIENCE_MS = 10_000;
const STOP_PATIENCE_MS = 3_000;
/** strace writes its last lines after its program has ended. */
const RECORD_MS = 200;
const RECORD = 'record';

/** A folder in memory that workers with another user can enter, as /run on an operator's machine. */
export class MemoryFolder implements Disposable {
  readonly path = mkdtempSync('/dev/shm/blende-proxy-');
  /** Where a program may write. */
  readonly run: string;

  constructor() {
    this.run = mkdtempSync(join(this.path, 'run-'));
    for (const folder of [this.path, this.run]) chmodSync(folder, 0o755);
  }

  write(name: string, text: string): string {
    const file = join(this.path, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A program that listens on a port, with a record of each file that it makes or opens for writing. */
export class WatchedProgram implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #record: string;
  readonly #said: string[] = [];

  private constructor(process: ChildProcess, record: string) {
    this.#process = process;
    this.#record = record;
    for (const stream of [process.stdout, process.stderr])
      stream?.on('data', (chunk: Buffer) => this.#said.push(chunk.toString()));
  }

  static async start(
    command: readonly string[],
    { path: cwd }: MemoryFolder,
    port: number,
  ): Promise<WatchedProgram> {
    const record = join(cwd, RECORD);
    const calls = `trace=${WRITING_CALLS.join(',')}`;
    // As a grandchild, so that the child is the program itself.
    const strace = ['-D', '-f', '--seccomp-bpf', '-s', '4096', '-e', calls, '-o', record];
    const stdio = ['ignore', 'pipe', 'pipe'] as const;
    const child = spawn('strace', [...strace, ...command], { cwd, stdio: [...stdio] });
    const program = new WatchedProgram(child, record);
    try {
      await program.#untilListening(port);
      return program;
    } catch (error) {
      await program[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** All that it printed: what nobody may ever read. */
  get said(): string {
    return this.#said.join('');
  }

  /** Ends it, and answers the files that it made or opened for writing from its start on. */
  async writtenFiles(): Promise<readonly string[]> {
    await this[Symbol.asyncDispose]();
    return writtenFiles(readFileSync(this.#record, 'utf8'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'close');
    this.#process.kill('SIGTERM');
    const late = delay(STOP_PATIENCE_MS, 'late', { ref: false });
    if ((await Promise.race([ended, late])) === 'late') this.#process.kill('SIGKILL');
    await ended;
    await delay(RECORD_MS);
  }

  async #untilListening(port: number): Promise<void> {
    const patience = performance.now() + PATIENCE_MS;
    while (!(await listens(port))) {
      if (performance.now() > patience || this.#process.exitCode !== null)
        throw new Error(`it does not listen: ${this.said}`);
      await delay(50);
    }
  }
}

async function listens(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
