import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Site } from './network.ts';
import { readPackets, type Packet } from './pcap.ts';
import { Program } from './program.ts';

/** So long a packet may take from the interface to the recorder. */
const SETTLE_MS = 300;

/** Records every packet from and to a machine, whole. */
export class Capture implements AsyncDisposable {
  readonly #folder: string;
  readonly #tcpdump: Program;

  private constructor(folder: string, tcpdump: Program) {
    this.#folder = folder;
    this.#tcpdump = tcpdump;
  }

  static async start({ namespace }: Site): Promise<Capture> {
    const folder = mkdtempSync(join(tmpdir(), 'blende-capture-'));
    const options = ['-i', 'eth0', '-n', '--immediate-mode', '-U', '-B', '16384', '-Z', 'root'];
    const tcpdump = await Program.start(
      namespace,
      ['tcpdump', ...options, '-w', fileIn(folder)],
      'listening on',
    );
    return new Capture(folder, tcpdump);
  }

  /** Ends the recording. */
  async packets(): Promise<Packet[]> {
    await delay(SETTLE_MS);
    await this.#tcpdump.end();
    return readPackets(readFileSync(fileIn(this.#folder)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tcpdump.end();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function fileIn(folder: string): string {
  return join(folder, 'packets.pcap');
}
