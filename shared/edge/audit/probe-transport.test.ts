import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Secret } from '@blende/shared/basics/secret.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { selfSigned } from '../../../tests/kit/self-signed.ts';
import { openEdge } from '../edge.ts';
import { hstsProbe, tlsProbe } from './probe-transport.ts';

const ORIGIN = 'https://library.example';
const folder = mkdtempSync(join(tmpdir(), 'blende-transport-'));
const socket = join(folder, 'door.sock');
const door = { socket, origin: ORIGIN, tls: true };
const { chain, key } = selfSigned(['library.example']);
after(() => rmSync(folder, { recursive: true }));

describe('the way between browser and edge', () => {
  it(`is found encrypted where the edge ends TLS: ${proves(claim('A9'))}`, async () => {
    const edge = await openEdge(
      {
        address: '127.0.0.1',
        port: 0,
        publicOrigins: ['https://meet.example'],
        routes: [],
        knowing: {
          publicOrigins: [ORIGIN],
          routes: [{ kind: 'fixed', path: /^\/$/, answer: { status: 200, code: 'x' } }],
        },
        certificate: { chain, key: new Secret(key) },
        door: socket,
      },
      () => undefined,
    );
    assert.deepEqual(await tlsProbe(door).run(), { outcome: 'holds' });
    assert.deepEqual(await hstsProbe(door, ['/', '/missing']).run(), { outcome: 'holds' });
    await edge[Symbol.asyncDispose]();
  });

  const weak: readonly [string, ServerOptions, string][] = [
    ['takes TLS 1.1', { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' }, 'tls-old'],
    ['takes a cipher without AEAD', { minVersion: 'TLSv1.2', ciphers: 'ALL' }, 'tls-without-aead'],
  ];
  for (const [name, options, code] of weak)
    it(`is not called encrypted where a server ${name}`, async () => {
      const server = createTlsServer({ cert: chain, key, ...options }).listen(socket);
      await once(server, 'listening');
      assert.deepEqual(await tlsProbe(door).run(), { outcome: 'fails', code });
      server.close();
      await once(server, 'close');
    });

  it('is not called encrypted where an answer forgets to say so to the browser', async () => {
    const says: Readonly<Record<string, string>> = {
      '/a': 'max-age=31536000',
      '/b': 'max-age=60',
      '/c': '',
    };
    const server = createServer((asked, answer) => {
      const value = says[asked.url ?? ''] ?? '';
      answer.writeHead(200, value === '' ? {} : { 'strict-transport-security': value }).end();
    }).listen(socket);
    await once(server, 'listening');
    const behindProxy = { ...door, tls: false };
    const outcome = async (...paths: string[]) => await hstsProbe(behindProxy, paths).run();
    assert.deepEqual(await outcome('/a'), { outcome: 'holds' });
    for (const path of ['/b', '/c'])
      assert.deepEqual(await outcome('/a', path), { outcome: 'fails', code: 'no-hsts' });
    server.close();
    await once(server, 'close');
  });

  it('is not judged on a loopback address, nor where a proxy ends TLS, nor without an answer', async () => {
    const local = { ...door, origin: 'http://localhost:8441', tls: false };
    const notChecked = (code: string) => ({ outcome: 'not-checked', code });
    assert.deepEqual(await tlsProbe(local).run(), notChecked('loopback-only'));
    assert.deepEqual(await hstsProbe(local, ['/']).run(), notChecked('loopback-only'));
    assert.deepEqual(await tlsProbe({ ...door, tls: false }).run(), notChecked('proxy-in-front'));
    assert.deepEqual(await tlsProbe(door).run(), notChecked('not-running'));
  });
});
