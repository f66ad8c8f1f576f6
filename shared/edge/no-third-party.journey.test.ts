import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { namesAskedFor } from '../../tests/kit/browsers/asked-names.ts';
import { openChromium, type ChromiumParticipant } from '../../tests/kit/browsers/chromium.ts';
import { claim, proves } from '../../tests/kit/claims.ts';
import { Instance } from '../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../tests/kit/meeting.ts';
import { hears, sees, until } from '../../tests/kit/reading.ts';

const ONLY_US = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost'];

test('a whole meeting requests nothing but our own origin and keeps nothing', async () => {
  proves(claim('W7'));
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1, extraArguments: ONLY_US });
  await using ben = await openChromium({ sender: 2, extraArguments: ONLY_US });
  const asked = [await foreignRequests(anna, instance), await foreignRequests(ben, instance)];
  assert.deepEqual(await keptBy(anna), NOTHING);

  const invitation = await startMeeting(anna, instance);
  await enter(anna, 'Anna');
  await join(ben, invitation, 'Ben');
  await sees(anna, 2);
  await hears(ben, 1);
  assert.deepEqual([await keptBy(anna), await keptBy(ben)], [NOTHING, NOTHING]);
  await ben.press('Konferenz verlassen');
  await anna.press('Konferenz verlassen');

  assert.deepEqual([await keptBy(anna), await keptBy(ben)], [NOTHING, NOTHING]);
  assert.deepEqual(asked.flat(), []);

  // Planted: a request that the policy stops, one that it does not, a cookie and a stored value
  // have to be found.
  await anna.evaluate(async () => {
    document.cookie = 'planted=1';
    localStorage.setItem('planted', '1');
    await fetch('https://stopped.example/').catch(() => undefined);
  }, undefined);
  const free = await anna.context.newPage();
  await free.goto('https://free.example/').catch(() => undefined);
  await free.close();
  await until(5_000, 'both planted requests are seen', async () => (asked[0]?.length ?? 0) >= 2);
  assert.deepEqual(asked[0]?.toSorted(), ['https://free.example/', 'https://stopped.example/']);
  assert.deepEqual(await keptBy(anna), { cookies: 1, storage: ['localStorage'] });
});

test('a meeting makes the browser look up no other name, not even ahead of time', async () => {
  proves(claim('W7'));
  await using instance = await Instance.start();
  await using bare = await bareSite();
  const [inMeeting, elsewhere] = await Promise.all([
    namesAskedFor(1, async (anna) => {
      await startMeeting(anna, instance);
      await enter(anna, 'Anna');
      await anna.press('Konferenz verlassen');
      await anna.finds('Erneut teilnehmen');
    }),
    // What Chromium asks for by itself, also about a field to fill in, is not our doing.
    namesAskedFor(2, async (nobody) => {
      await nobody.open(bare.address);
      await delay(8_000);
    }),
  ]);
  for (const planted of PLANTED_NAMES) assert.ok(elsewhere.has(planted), planted);
  const foreign = [...inMeeting].filter((name) => !elsewhere.has(name) && name !== 'localhost');
  assert.deepEqual(foreign, []);
});

const PLANTED_NAMES = ['looked-up.example', 'connected.example'];

/** A page of nobody's: a form as ours has one, and two planted hints that cause no request. */
async function bareSite(): Promise<AsyncDisposable & { readonly address: string }> {
  const [lookedUp, connected] = PLANTED_NAMES;
  const html = `<!doctype html><link rel="dns-prefetch" href="https://${lookedUp}">
    <link rel="preconnect" href="https://${connected}">
    <form><input name="name" autocomplete="name"></form>`;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Grows with every request, of page or worker, that leaves our origin or is stopped on its way. */
async function foreignRequests(
  someone: ChromiumParticipant,
  { port }: Instance,
): Promise<string[]> {
  const foreign: string[] = [];
  const ours = new RegExp(`^(http|ws)://localhost:${port}/|^(data|blob):`);
  const note = (url: string): void => {
    if (!ours.test(url)) foreign.push(url);
  };
  someone.context.on('request', (request) => note(request.url()));
  someone.page.on('websocket', (socket) => note(socket.url()));
  const devTools = await someone.devTools();
  devTools.on('Audits.issueAdded', ({ issue }) => {
    const stopped = issue.details.contentSecurityPolicyIssueDetails?.blockedURL;
    if (stopped !== undefined) foreign.push(stopped);
  });
  await devTools.send('Audits.enable');
  return foreign;
}

interface Kept {
  readonly cookies: number;
  readonly storage: readonly string[];
}

const NOTHING: Kept = { cookies: 0, storage: [] };

async function keptBy(someone: ChromiumParticipant): Promise<Kept> {
  if (!someone.page.url().startsWith('http'))
    return { cookies: (await someone.context.cookies()).length, storage: [] };
  const storage = await someone.evaluate(async () => {
    const filled: Record<string, boolean> = {
      localStorage: localStorage.length > 0,
      sessionStorage: sessionStorage.length > 0,
      indexedDB: (await indexedDB.databases()).length > 0,
      caches: (await caches.keys()).length > 0,
      serviceWorker: (await navigator.serviceWorker.getRegistrations()).length > 0,
    };
    return Object.keys(filled).filter((name) => filled[name] === true);
  }, undefined);
  return { cookies: (await someone.context.cookies()).length, storage };
}
