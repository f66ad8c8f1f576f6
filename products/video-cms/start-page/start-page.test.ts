import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { legalLinks, openLibrary, type Grounds } from '../server.ts';
import { LIBRARY_STATES, libraryState, type LibraryState } from './library-state.ts';

describe('whether the library can be used', () => {
  const table: readonly [Grounds['database'], Grounds['keys'], LibraryState][] = [
    ['ready', 'open', 'ready'],
    ['ready', 'locked', 'locked'],
    ['ready', 'away', 'keys-away'],
    ['away', 'open', 'database-away'],
    ['away', 'locked', 'database-away'],
    ['away', 'away', 'database-away'],
  ];
  for (const [database, keys, expected] of table)
    it(`database ${database}, keys ${keys}: ${expected}`, () => {
      assert.equal(libraryState({ database, keys }), expected);
    });
});

const GROUNDS: Readonly<Record<LibraryState, Grounds>> = {
  ready: { database: 'ready', keys: 'open' },
  locked: { database: 'ready', keys: 'locked' },
  'keys-away': { database: 'ready', keys: 'away' },
  'database-away': { database: 'away', keys: 'open' },
};

describe('the first page of the library', () => {
  for (const state of LIBRARY_STATES)
    it(`says that it is ${state}, to people and to programs`, async () => {
      await using library = await opened(GROUNDS[state]);
      const usable = state === 'ready';
      const [german, english] = [await library.ask('/'), await library.ask('/en')];
      for (const { status, body } of [german, english]) {
        assert.equal(status, usable ? 200 : 503);
        assert.equal(body.includes(`Code: ${state}`), !usable);
        assert.ok(body.includes('href="https://meet.example/"'));
      }
      assert.match(german.body, /<html lang="de"/);
      assert.match(english.body, /<html lang="en"/);
      assert.equal(german.body.includes('./blende keys unlock'), state === 'locked');
      const health = await library.ask('/healthz');
      assert.equal(health.status, usable ? 200 : 503);
      assert.deepEqual(JSON.parse(health.body), { status: usable ? 'ok' : state });
    });

  it('notices at once when that changes', async () => {
    let grounds = GROUNDS.ready;
    await using library = await opened(() => grounds);
    assert.equal((await library.ask('/')).status, 200);
    grounds = GROUNDS['database-away'];
    assert.equal((await library.ask('/')).status, 503);
  });
});

const paths = { de: '/a', en: '/b' };

async function opened(given: Grounds | (() => Grounds)) {
  const folder = mkdtempSync(join(tmpdir(), 'blende-start-page-'));
  const socket = join(folder, 'library.sock');
  const library = await openLibrary(
    { socket },
    {
      grounds: () => Promise.resolve(typeof given === 'function' ? given() : given),
      legal: legalLinks({ statement: paths, imprint: paths, record: paths }),
      meetings: 'https://meet.example',
      contributions: [],
    },
  );
  return {
    ask: async (path: string) => await ask(socket, path),
    [Symbol.asyncDispose]: async () => {
      await library[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

async function ask(socketPath: string, path: string) {
  return await new Promise<{ status: number; body: string }>((resolve, reject) => {
    request({ socketPath, path, agent: false }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body });
      });
    })
      .on('error', reject)
      .end();
  });
}
