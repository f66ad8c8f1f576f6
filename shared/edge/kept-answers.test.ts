import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openEdge, type Edge } from './edge.ts';
import { KEEP_FOR_MS, KeptAnswers, keptForMs, neverChanges } from './kept-answers.ts';

describe('answers that are kept', () => {
  it('are those that say of themselves that they never change', () => {
    assert.equal(neverChanges(200, 'public, max-age=31536000, immutable'), true);
    assert.equal(neverChanges(404, 'public, immutable'), false);
    for (const other of ['no-store', 'public, max-age=1', 'not-immutable', undefined])
      assert.equal(neverChanges(200, other), false);
  });

  it('are for a moment those that the process behind lets us keep so', () => {
    assert.equal(keptForMs(200, '1000'), 1_000);
    assert.equal(keptForMs(200, '9000'), 2_000);
    assert.equal(keptForMs(503, '1000'), undefined);
    for (const other of ['', '-1', '1e3', '99999', undefined])
      assert.equal(keptForMs(200, other), undefined);

    const kept = new KeptAnswers();
    const answer = { headers: {}, body: Buffer.alloc(1) };
    kept.keepBriefly('a', answer, 1_000);
    assert.equal(kept.get('a', 999), answer);
    assert.equal(kept.get('a', 1_000), undefined);
    for (let place = 0; place <= 64; place += 1) kept.keepBriefly(String(place), answer, 1_000);
    assert.deepEqual([kept.get('0', 0), kept.get('1', 0)], [undefined, answer]);
  });

  it('take a bounded amount of memory', () => {
    const kept = new KeptAnswers(10);
    const answer = (bytes: number) => ({ headers: {}, body: Buffer.alloc(bytes) });
    kept.keep('a', answer(6));
    kept.keep('b', answer(6));
    kept.keep('c', answer(4));
    assert.deepEqual(
      ['a', 'b', 'c'].map((key) => kept.get(key, 0)?.body.length),
      [6, undefined, 4],
    );
  });
});

describe('the edge before files that never change', () => {
  it('asks once for each encoding, and each time for everything else', async () => {
    await using behind = await counting();
    await using edge = await edgeBefore(behind.socket);
    const asked = ['/fixed', '/fixed', '/changing', '/changing', '/gone', '/gone'];
    const answers: string[] = [];
    for (const path of asked) answers.push(await ask(edge, path, 'br'));
    answers.push(await ask(edge, '/fixed', 'gzip'));
    assert.deepEqual(answers, [
      '200 /fixed 1',
      '200 /fixed 1',
      '200 /changing 2',
      '200 /changing 3',
      '404 /gone 4',
      '404 /gone 5',
      '200 /fixed 6',
    ]);
  });

  it('asks once in a moment where that is allowed, and says nothing of it to the browser', async () => {
    await using behind = await counting();
    await using edge = await edgeBefore(behind.socket);
    assert.equal(await ask(edge, '/brief', 'br'), '200 /brief 1');
    assert.equal(await ask(edge, '/brief', 'br'), '200 /brief 1');
    const { headers } = await fetch(`http://localhost:${String(edge.port)}/brief`);
    assert.equal(headers.get(KEEP_FOR_MS), null);
    assert.equal(headers.get('cache-control'), 'no-store');
  });

  it('asks again when the process behind ended a connection that was waiting', async () => {
    await using behind = await counting();
    await using edge = await edgeBefore(behind.socket);
    assert.equal(await ask(edge, '/changing', 'br'), '200 /changing 1');
    behind.hangUpOnNext();
    assert.equal(await ask(edge, '/changing', 'br'), '200 /changing 2');
  });
});

/** Answers with the path and how often it was asked. */
async function counting() {
  const folder = mkdtempSync(join(tmpdir(), 'blende-kept-'));
  const socket = join(folder, 'behind.sock');
  let times = 0;
  let hangsUp = false;
  const server = createServer((asked, answer) => {
    if (hangsUp) {
      hangsUp = false;
      asked.socket.destroy();
      return;
    }
    times += 1;
    const cacheControl = asked.url === '/fixed' ? 'public, immutable' : 'no-store';
    const status = asked.url === '/gone' ? 404 : 200;
    const keep = asked.url === '/brief' ? { [KEEP_FOR_MS]: '2000' } : {};
    answer
      .writeHead(status, { 'cache-control': cacheControl, ...keep })
      .end(`${asked.url ?? ''} ${times}`);
  }).listen(socket);
  await once(server, 'listening');
  return {
    socket,
    hangUpOnNext: () => {
      hangsUp = true;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true });
    },
  };
}

async function edgeBefore(socket: string): Promise<Edge> {
  return await openEdge(
    {
      address: '127.0.0.1',
      port: 0,
      publicOrigins: ['http://localhost'],
      routes: [{ kind: 'page', path: /^\/[a-z]+$/, socket, features: 'none' }],
    },
    () => undefined,
  );
}

async function ask(edge: Edge, path: string, encoding: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const headers = { host: 'localhost', 'accept-encoding': encoding };
    const to = { host: '127.0.0.1', port: edge.port, agent: false } as const;
    request({ ...to, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        resolve(`${String(response.statusCode)} ${text}`);
      });
    })
      .on('error', reject)
      .end();
  });
}
