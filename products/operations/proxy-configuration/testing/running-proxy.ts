import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { selfSigned } from '../../../../tests/kit/self-signed.ts';
import { haproxyConfiguration } from '../haproxy-configuration.ts';
import { nginxConfiguration } from '../nginx-configuration.ts';
import type { ProxiedSite } from '../proxied-site.ts';
import { WRITING_CALLS, writtenFiles } from './written-files.ts';

export type ProxyKind = 'nginx' | 'haproxy';

export const DOMAIN = 'localhost';
const PATIENCE_MS = 10_000;
const STOP_PATIENCE_MS = 3_000;

/** A real proxy with the configuration that we write for it, and a record of what it writes. */
export class RunningProxy implements AsyncDisposable {
  readonly port: number;
  readonly origin: string;
  /** PEM: whom clients have to trust. */
  readonly authority: string;
  readonly configurationFile: string;
  /** In memory, as it is on an operator's machine. */
  readonly runFolder: string;
  readonly #folder: string;
  readonly #process: ChildProcess;
  readonly #said: string[] = [];

  private constructor(
    process: ChildProcess,
    place: { folder: string; runFolder: string; configurationFile: string; authority: string },
    port: number,
  ) {
    this.#process = process;
    this.#folder = place.folder;
    this.runFolder = place.runFolder;
    this.configurationFile = place.configurationFile;
    this.authority = place.authority;
    this.port = port;
    this.origin = `https://${DOMAIN}:${port}`;
    for (const stream of [process.stdout, process.stderr])
      stream?.on('data', (chunk: Buffer) => this.#said.push(chunk.toString()));
  }

  /** `change` may spoil the configuration, for controls. */
  static async start(
    kind: ProxyKind,
    ports: Pick<ProxiedSite, 'publicPort' | 'redirectPort' | 'instancePort' | 'relayPort'>,
    change = (text: string): string => text,
  ): Promise<RunningProxy> {
    const folder = mkdtempSync('/dev/shm/blende-proxy-');
    // Workers have another user, and their sockets lie below.
    chmodSync(folder, 0o755);
    const runFolder = mkdtempSync(join(folder, 'run-'));
    chmodSync(runFolder, 0o755);
    const made = selfSigned([DOMAIN]);
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text, { mode: 0o600 });
      return join(folder, name);
    };
    const chain = kind === 'nginx' ? made.chain : made.chain + made.key;
    const site: ProxiedSite = {
      ...ports,
      domains: [DOMAIN],
      listen: ['127.0.0.1'],
      certificateFile: file('chain.pem', chain),
      keyFile: file('key.pem', made.key),
      runFolder,
    };
    const text = kind === 'nginx' ? nginxConfiguration(site) : haproxyConfiguration(site);
    const configurationFile = file('proxy.conf', change(asThisUser(text)));
    const place = { folder, runFolder, configurationFile, authority: made.chain };
    const [program = '', ...words] = [...recording(folder), ...command(kind, configurationFile)];
    const child = spawn(program, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const proxy = new RunningProxy(child, place, ports.publicPort);
    try {
      await proxy.#untilListening();
      return proxy;
    } catch (error) {
      await proxy[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** All that it printed: what nobody may ever read. */
  get said(): string {
    return this.#said.join('');
  }

  /** Ends it, and answers the files that it made or opened for writing from its start on. */
  async writtenFiles(): Promise<readonly string[]> {
    await this.#end();
    return writtenFiles(readFileSync(join(this.#folder, RECORD), 'utf8'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #end(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'close');
    this.#process.kill('SIGTERM');
    const late = delay(STOP_PATIENCE_MS, 'late', { ref: false });
    if ((await Promise.race([ended, late])) === 'late') this.#process.kill('SIGKILL');
    await ended;
    // strace writes its last lines after that.
    await delay(200);
  }

  async #untilListening(): Promise<void> {
    const patience = performance.now() + PATIENCE_MS;
    while (!(await listens(this.port))) {
      if (performance.now() > patience || this.#process.exitCode !== null)
        throw new Error(`the proxy does not listen: ${this.said}`);
      await delay(50);
    }
  }
}

const RECORD = 'record';

/** strace as a grandchild, so that the child is the proxy itself. */
function recording(folder: string): readonly string[] {
  const calls = `trace=${WRITING_CALLS.join(',')}`;
  return [
    'strace',
    '-D',
    '-f',
    '--seccomp-bpf',
    '-s',
    '4096',
    '-e',
    calls,
    '-o',
    join(folder, RECORD),
  ];
}

function command(kind: ProxyKind, file: string): readonly string[] {
  return kind === 'nginx'
    ? ['/usr/sbin/nginx', '-e', '/dev/null', '-c', file]
    : ['/usr/sbin/haproxy', '-f', file];
}

/** Only root may change user and root folder. */
function asThisUser(text: string): string {
  if (process.getuid?.() === 0) return text;
  return text.replaceAll(/^ *(user|group|chroot) .*$/gm, '');
}

async function listens(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
