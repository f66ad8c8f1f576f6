import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { S3_STORE } from '../../../apps/cli/testing/s3-store.ts';
import { Secret } from '../../../shared/basics/secret.ts';
import type { S3Account } from '../../../shared/storage/places/s3-client.ts';
import { freeStartPort } from '../free-ports.ts';
import { selfSigned } from '../self-signed.ts';

const PATIENCE_MS = 10_000;
const PAUSE_MS = 50;

/** A real S3 server on loopback with one empty bucket, over TLS. */
export interface S3Store extends AsyncDisposable {
  readonly account: S3Account;
  readonly host: string;
  readonly port: number;
  readonly bucket: string;
  /** PEM of who vouches for it. */
  readonly ca: string;
  /** Where the bucket's objects lie, as files. */
  readonly folder: string;
  /** As a crash ends it; `start` brings it back. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

export async function startS3Store(): Promise<S3Store> {
  const root = mkdtempSync(join(tmpdir(), 'blende-s3-'));
  const port = await freeStartPort();
  const { chain, key } = selfSigned(['localhost']);
  const files = { cert: join(root, 'cert.pem'), key: join(root, 'key.pem') };
  writeFileSync(files.cert, chain);
  writeFileSync(files.key, key, { mode: 0o600 });
  const [bucket, region] = ['blende', 'eu-test-1'];
  const folder = join(root, 'buckets', bucket);
  mkdirSync(folder, { recursive: true });
  const [access, secret] = [randomBytes(8).toString('hex'), randomBytes(16).toString('hex')];
  const args = ['--port', `127.0.0.1:${port}`, '--region', region, '--quiet'];
  const tls = ['--cert', files.cert, '--key', files.key];
  let stop = async (): Promise<void> => await Promise.resolve();
  const start = async (): Promise<void> => {
    const store = spawn(S3_STORE, [...args, ...tls, 'posix', join(root, 'buckets')], {
      stdio: 'ignore',
      env: { ROOT_ACCESS_KEY: access, ROOT_SECRET_KEY: secret },
    });
    stop = async () => {
      if (store.exitCode !== null || store.signalCode !== null) return;
      const ended = once(store, 'exit');
      store.kill('SIGKILL');
      await ended;
    };
    await untilListening(port);
  };
  await start();
  return {
    account: {
      endpoint: `https://localhost:${port}`,
      region,
      accessKey: new Secret(access),
      secretKey: new Secret(secret),
    },
    host: 'localhost',
    port,
    bucket,
    ca: chain,
    folder,
    start,
    stop: async () => await stop(),
    [Symbol.asyncDispose]: async () => {
      await stop();
      rmSync(root, { recursive: true });
    },
  };
}

async function untilListening(port: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += await delay(PAUSE_MS, PAUSE_MS)) {
    const socket = connect(port, '127.0.0.1');
    const answers = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (answers) return;
  }
  throw new Error('the S3 store did not start');
}
