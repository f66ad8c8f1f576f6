import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fastify from 'fastify';
import { servePages } from './pages.ts';

test('every page says who may start meetings, and whether the server is full right now', async () => {
  const webRoot = mkdtempSync(join(tmpdir(), 'blende-pages-'));
  mkdirSync(join(webRoot, 'assets'));
  // The page that is really built: its mark must be the one that is looked for.
  const index = readFileSync(join(import.meta.dirname, '../../../../apps/web/index.html'), 'utf8');
  writeFileSync(join(webRoot, 'index.html'), index);
  let full = false;
  await using app = fastify({ logger: false });
  await servePages(app, { webRoot }, { start: 'start-link', isFull: () => full });
  const said = async (path: string): Promise<string | undefined> => {
    const answer = await app.inject(path);
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8');
    return /<meta name="blende-portal" content="(.*?)"/.exec(answer.body)?.[1];
  };
  assert.deepEqual([await said('/'), await said('/r/abc')], ['start-link', 'start-link']);
  full = true;
  assert.deepEqual([await said('/'), await said('/r/abc')], ['full', 'full']);
  rmSync(webRoot, { recursive: true });
});
