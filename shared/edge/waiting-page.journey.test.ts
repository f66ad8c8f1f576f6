import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertAccessible } from '../../tests/kit/accessibility.ts';
import { openChromium } from '../../tests/kit/browsers/chromium.ts';
import { freeStartPort } from '../../tests/kit/free-ports.ts';
import { until } from '../../tests/kit/reading.ts';
import { openEdge } from './edge.ts';

const REAL_PAGE = '<!doctype html><html lang="de"><title>Raum</title><h1>Da</h1>';

test('a page asked for while its process starts comes by itself, with fragment and state', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'blende-waiting-'));
  const socket = join(folder, 'behind.sock');
  const port = await freeStartPort();
  const origin = `http://localhost:${port}`;
  const routes = [{ kind: 'page', path: /^\/r\/abc$/, socket, features: 'meeting' }] as const;
  const here = { address: '127.0.0.1', port, publicOrigins: [origin], routes };
  await using edge = await openEdge(here, () => undefined);
  await using anna = await openChromium({ sender: 1 });
  assert.equal(edge.port, port);
  let behind = await listening(socket);

  await anna.open(`${origin}/r/abc#secret`);
  await anna.evaluate(() => {
    history.replaceState({ hostSeed: 'kept' }, '', location.href);
  }, undefined);
  await closed(behind);
  await anna.page.reload();
  await anna.page.getByRole('heading', { name: 'Einen Moment, Blende startet' }).waitFor();
  await assertAccessible(anna, 'waiting for the process behind the edge');
  const styled = await anna.evaluate(
    () => getComputedStyle(document.body).display === 'grid',
    undefined,
  );
  assert.ok(styled, 'the policy lets the style of this page through');

  behind = await listening(socket);
  await until(10_000, 'the page came by itself', async () => (await anna.page.title()) === 'Raum');
  const place = await anna.evaluate(() => [location.hash, history.state] as const, undefined);
  assert.deepEqual(place, ['#secret', { hostSeed: 'kept' }]);
  await closed(behind);
  rmSync(folder, { recursive: true });
});

async function listening(socket: string): Promise<Server> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(REAL_PAGE);
  });
  await new Promise<void>((resolve) => {
    server.listen(socket, resolve);
  });
  return server;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
}
