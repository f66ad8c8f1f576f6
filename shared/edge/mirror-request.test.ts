import assert from 'node:assert/strict';
import { request, type IncomingHttpHeaders } from 'node:http';
import { describe, it } from 'node:test';
import { Secret } from '@blende/shared/basics/secret.ts';
import { openEdge, type Edge, type EdgeOptions } from './edge.ts';
import { NETWORK_LIMITS } from './network-limits.ts';
import type { MirrorRoute } from './route.ts';
import { documentSigner } from './signed-document.ts';

type Complete = MirrorRoute['complete'];

async function mirrorWith(complete: Complete, options: Partial<EdgeOptions> = {}): Promise<Edge> {
  const signer = documentSigner(new Secret(Buffer.alloc(32, 7).toString('base64url')));
  const path = /^\/mirror$/;
  return await openEdge(
    {
      address: '127.0.0.1',
      port: 0,
      publicOrigins: ['http://localhost'],
      routes: [
        { kind: 'mirror', path, post: { bodyBytes: 20 }, signer, complete },
        { kind: 'document', path: /^\/key$/, json: '{"a":1}' },
      ],
      ...options,
    },
    () => undefined,
  );
}

const nothing: Complete = async () => await Promise.resolve({});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function ask(edge: Edge, method = 'GET', path = '/mirror', body = ''): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
    const headers = { host: 'localhost', 'user-agent': 'Canary/77', ...length };
    const to = { host: '127.0.0.1', port: edge.port, agent: false } as const;
    const asked = request({ ...to, method, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: text });
      });
    });
    asked.on('error', reject).end(body);
  });
}

function documentIn({ body }: Answer): string {
  return (JSON.parse(body) as { document: string }).document;
}

describe('a mirror in the edge', () => {
  it('hands the product the body, and nothing that tells who asks', async () => {
    const seen: unknown[] = [];
    await using edge = await mirrorWith(async (asked) => {
      seen.push(asked);
      return await Promise.resolve({ added: 1 });
    });
    const answer = await ask(edge, 'POST', '/mirror', 'the body');
    assert.deepEqual(seen, [{ body: 'the body', viaProxy: false }]);
    const read = JSON.parse(documentIn(answer)) as {
      added: number;
      instance: string;
      received: { address: string; method: string; headers: { name: string; value: string }[] };
      edge: { countedForSeconds: number };
    };
    assert.deepEqual([read.added, read.instance], [1, 'http://localhost']);
    assert.deepEqual([read.received.address, read.received.method], ['127.0.0.1', 'POST']);
    const agents = read.received.headers.filter(({ name }) => name === 'user-agent');
    assert.deepEqual(agents, [{ name: 'user-agent', value: 'Canary/77' }]);
    assert.ok(read.edge.countedForSeconds > 0);
    assert.ok(read.edge.countedForSeconds <= NETWORK_LIMITS.saltLifeMs / 1000);
  });

  it('is kept by nobody and read by no other page', async () => {
    await using edge = await mirrorWith(nothing);
    for (const path of ['/mirror', '/key']) {
      const { status, headers } = await ask(edge, 'GET', path);
      assert.equal(status, 200);
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
      assert.equal(headers['access-control-allow-origin'], undefined);
    }
  });

  it('says behind a proxy that the address is not the visitor’s', async () => {
    await using edge = await mirrorWith(nothing, { behindProxy: true });
    assert.match(documentIn(await ask(edge)), /"viaProxy":true/);
  });

  it('refuses what is too long or asked for in another way, and answers a failure by code', async () => {
    await using edge = await mirrorWith(async () => await Promise.reject(new Error('canary')));
    const statuses = [
      await ask(edge, 'POST', '/mirror', 'x'.repeat(21)),
      await ask(edge, 'DELETE'),
      await ask(edge),
    ];
    assert.deepEqual(
      statuses.map(({ status }) => status),
      [413, 405, 503],
    );
    assert.equal(statuses[2]?.body, '{"code":"starting"}');
  });
});

describe('a key that signs', () => {
  it('is taken in one form only', () => {
    for (const seed of ['', 'AAAA', 'A'.repeat(80)])
      assert.throws(() => documentSigner(new Secret(seed)), RangeError);
  });
});
