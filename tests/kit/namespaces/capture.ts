import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Namespace } from './namespace.ts';
import { readPackets, type Packet } from './pcap.ts';

/** tcpdump writes packets of this age at the latest before it ends. */
const SETTLE_MS = 300;

/** Records every packet of a machine, from and to it, whole. */
export class Capture implements AsyncDisposable {
  readonly #folder: string;
  readonly #tcpdump: ChildProcess;

  private constructor(folder: string, tcpdump: ChildProcess) {
    this.#folder = folder;
    this.#tcpdump = tcpdump;
  }

  static async start({ inside }: Namespace): Promise<Capture> {
    const folder = mkdtempSync(join(tmpdir(), 'blende-capture-'));
    const [program = '', ...words] = inside;
    const options = ['-i', 'eth0', '-n', '-U', '-B', '16384', '-Z', 'root', '-w', fileIn(folder)];
    const tcpdump = spawn(program, [...words, 'tcpdump', ...options], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await listening(tcpdump);
    return new Capture(folder, tcpdump);
  }

  /** Ends the recording. */
  async packets(): Promise<Packet[]> {
    await delay(SETTLE_MS);
    await this.#end();
    return readPackets(readFileSync(fileIn(this.#folder)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #end(): Promise<void> {
    if (this.#tcpdump.exitCode !== null || this.#tcpdump.signalCode !== null) return;
    const ended = once(this.#tcpdump, 'exit');
    this.#tcpdump.kill('SIGINT');
    await ended;
  }
}

function fileIn(folder: string): string {
  return join(folder, 'packets.pcap');
}

async function listening(tcpdump: ChildProcess): Promise<void> {
  let said = '';
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  tcpdump.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes('listening on')) resolve();
  });
  tcpdump.once('error', reject);
  tcpdump.once('exit', () => reject(new Error(`tcpdump ended: ${said}`)));
  await promise;
}
