import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runProgram } from '../../apps/cli/run-program.ts';
import { findGo } from '../../apps/cli/steps/go-toolchain.ts';
import { freeStartPort } from './free-ports.ts';
import { selfSigned } from './self-signed.ts';

const VERSION = 'v2.10.0';
const PACKAGE = 'github.com/letsencrypt/pebble/v2/cmd/pebble';
const FOLDER = join(import.meta.dirname, `../../.blende/pebble/${VERSION}`);
const PATIENCE_MS = 10_000;
const PAUSE_MS = 100;

export interface AcmeAuthority extends AsyncDisposable {
  readonly directoryUrl: string;
  /** PEM file of who vouches for the authority's own address. */
  readonly caFile: string;
  /** Its own root, which browsers would have to trust. */
  root(): Promise<string>;
}

/** A real authority on this machine, for which every domain is 127.0.0.1. */
export async function startAcmeAuthority(options: {
  /** Where it looks for proofs, in place of port 80. */
  readonly httpPort: number;
  readonly certificateSeconds?: number;
}): Promise<AcmeAuthority> {
  const program = await buildPebble();
  const folder = mkdtempSync(join(tmpdir(), 'blende-pebble-'));
  const [port, managementPort] = [await freeStartPort(), await freeStartPort()];
  const { chain, key } = selfSigned(['localhost']);
  const files = { ca: join(folder, 'ca.pem'), key: join(folder, 'key.pem') };
  writeFileSync(files.ca, chain);
  writeFileSync(files.key, key);
  writeFileSync(
    join(folder, 'config.json'),
    JSON.stringify({
      pebble: {
        listenAddress: `127.0.0.1:${port}`,
        managementListenAddress: `127.0.0.1:${managementPort}`,
        certificate: files.ca,
        privateKey: files.key,
        httpPort: options.httpPort,
        tlsPort: 1,
        profiles: { default: { validityPeriod: options.certificateSeconds ?? 7_776_000 } },
      },
    }),
  );
  const names = await everyNameIsLoopback();
  const child = spawn(
    program,
    ['-config', join(folder, 'config.json'), '-dnsserver', names.address],
    {
      stdio: 'ignore',
      env: { PEBBLE_VA_NOSLEEP: '1', PEBBLE_WFE_NONCEREJECT: '0' },
    },
  );
  const root = (): Promise<string> => rootFrom(managementPort, files.ca);
  for (let waitedMs = 0; !(await root()).includes('BEGIN') && waitedMs < PATIENCE_MS;)
    waitedMs += await delay(PAUSE_MS, PAUSE_MS);
  return {
    directoryUrl: `https://localhost:${port}/dir`,
    caFile: files.ca,
    root,
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      names.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The management port shows it, under the same certificate as the directory. */
async function rootFrom(managementPort: number, caFile: string): Promise<string> {
  const url = `https://localhost:${managementPort}/roots/0`;
  return (await runProgram('curl', ['-s', '--cacert', caFile, url])).output;
}

async function buildPebble(): Promise<string> {
  const program = join(FOLDER, 'pebble');
  if ((await runProgram(program, ['-version'])).ok) return program;
  mkdirSync(FOLDER, { recursive: true });
  const env = { GOBIN: FOLDER, GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOFLAGS: '-mod=mod' };
  const built = await runProgram(await findGo(), ['install', `${PACKAGE}@${VERSION}`], { env });
  if (!built.ok) throw new Error(built.output);
  return program;
}

/** A name server (RFC 1035, over TCP) that answers 127.0.0.1 to questions for IPv4, and nothing to others. */
async function everyNameIsLoopback(): Promise<{ address: string; close: () => void }> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      const answer = answerTo(chunk.subarray(2));
      const length = Buffer.from([answer.length >> 8, answer.length & 0xff]);
      socket.write(Buffer.concat([length, answer]));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, close: () => server.close() };
}

function answerTo(query: Buffer): Buffer {
  const typeAt = query.indexOf(0, 12) + 1;
  const question = query.subarray(12, typeAt + 4);
  const answers = query.readUInt16BE(typeAt) === 1 ? 1 : 0;
  const header = Buffer.from([...query.subarray(0, 2), 0x81, 0x80, 0, 1, 0, answers, 0, 0, 0, 0]);
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, 127, 0, 0, 1]);
  return Buffer.concat([header, question, record.subarray(0, answers * record.length)]);
}
