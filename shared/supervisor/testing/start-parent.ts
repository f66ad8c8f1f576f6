import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const ENGINE = join(import.meta.dirname, '../../../.blende/engine/livekit-server');
const WAIT_MS = 30_000;
const POLL_MS = 50;

/** Folders of one test; they go with it. */
export class Workplace implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'blende-test-'));
  readonly udpPort: number;
  readonly #parents: ChildProcess[] = [];

  constructor(udpPort: number) {
    this.udpPort = udpPort;
  }

  start(extra: { chatter?: string; failWith?: string } = {}): Parent {
    const parent = new Parent({
      dataFolder: this.folder,
      sockets: this.folder,
      engine: ENGINE,
      settings: engineSettings(this.udpPort),
      chatter: 'nothing of interest',
      ...extra,
    });
    this.#parents.push(parent.process);
    return parent;
  }

  [Symbol.dispose](): void {
    for (const parent of this.#parents) parent.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class Parent {
  readonly process: ChildProcess;
  output = '';

  constructor(options: object) {
    const main = join(import.meta.dirname, 'parent.main.ts');
    this.process = spawn(process.execPath, [main, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.process.stdout?.setEncoding('utf8').on('data', (chunk: string) => (this.output += chunk));
  }

  /** The pids by name, and `leftovers`: how many processes the start had to end. */
  async ready(): Promise<Readonly<Record<string, number>>> {
    const line = await until(() => /^ready (.*)$/m.exec(this.output)?.[1]);
    return JSON.parse(line);
  }

  async ended(): Promise<void> {
    await until(() => (this.process.exitCode ?? this.process.signalCode) !== null || undefined);
  }
}

/** Waits until `look` finds something. */
export async function until<Found>(
  look: () => Found | undefined | Promise<Found | undefined>,
): Promise<Found> {
  const deadline = Date.now() + WAIT_MS;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(POLL_MS);
  }
  throw new Error('waited in vain');
}

export interface Echo {
  readonly pid: number;
  readonly engines: readonly {
    readonly state: string;
    readonly port?: number;
    readonly generation?: number;
  }[];
  readonly environment: readonly string[];
  readonly flags: readonly string[];
}

/** What an echo role tells over its socket; undefined while it is away. */
export function askEcho(socketPath: string): Promise<Echo | undefined> {
  const { promise, resolve } = Promise.withResolvers<Echo | undefined>();
  const asking = request({ socketPath, path: '/', agent: false }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    response.on('end', () => resolve(JSON.parse(text)));
  });
  asking.on('error', () => resolve(undefined));
  asking.end();
  return promise;
}

function engineSettings(udpPort: number): string {
  return `{"port": SIGNALLING_PORT, "bind_addresses": ["127.0.0.1"], "keys": {"key": "${'s'.repeat(40)}"},
    "logging": {"level": "info"}, "rtc": {"udp_port": ${udpPort}, "tcp_port": ${udpPort + 1}, "node_ip": "127.0.0.1",
    "use_external_ip": false, "enable_loopback_candidate": true, "interfaces": {"includes": ["lo"]}}}`;
}
