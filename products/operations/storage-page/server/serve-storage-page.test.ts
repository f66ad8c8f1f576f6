import assert from 'node:assert/strict';
import fastify from 'fastify';
import { describe, it } from 'node:test';
import { mayBeSet } from '@blende/shared/edge/session-rules.ts';
import { PATHS } from '../../contract.ts';
import type { MachineReport } from '../machine-report.ts';
import { NOT_RUNNING } from '../report-lines.ts';
import { LINK_MS, OneTimeLinks } from './one-time-links.ts';
import { serveStoragePage } from './serve-storage-page.ts';

const MACHINE: MachineReport = {
  atMs: Date.UTC(2026, 10, 24, 20, 0),
  disks: [
    { folder: '/k/<root>', holds: ['root'], device: 'sda', encryption: { kind: 'plain' } },
    { folder: '/d/postgres', holds: ['database'], device: 'sda', encryption: { kind: 'plain' } },
  ],
  outbound: [{ host: 's3.example', port: 443, purpose: 'objects', location: 'Falkenstein' }],
};

function world() {
  let nowMs = 0;
  const oneTimeLinks = new OneTimeLinks<MachineReport>(() => nowMs);
  const app = fastify();
  const live = () => Promise.resolve(NOT_RUNNING);
  serveStoragePage(app, { oneTimeLinks, live, legal: () => [] });
  const exchange = async (link: string) =>
    await app.inject({ method: 'POST', url: PATHS.storageSession, payload: { link } });
  const page = async (cookie = '', url: string = PATHS.storage.de) =>
    await app.inject({ url, headers: { cookie } });
  const wait = (ms: number) => (nowMs += ms);
  return { oneTimeLinks, exchange, page, wait, app };
}

describe('the storage page', () => {
  it('tells a stranger nothing but the command to run', async () => {
    const { page } = world();
    for (const cookie of ['', '__Host-storage=', `__Host-storage=${'A'.repeat(43)}`]) {
      const { statusCode, body } = await page(cookie);
      assert.equal(statusCode, 403);
      assert.match(body, /\.\/blende doctor --page/);
      for (const secret of ['sda', 'postgres', 's3.example', 'Falkenstein'])
        assert.equal(body.includes(secret), false, secret);
    }
  });

  it('opens for the first who has the link, and for nobody after', async () => {
    const { oneTimeLinks, exchange, page } = world();
    const link = oneTimeLinks.make(MACHINE);
    const first = await exchange(link);
    assert.equal(first.statusCode, 204);
    const cookie = String(first.headers['set-cookie']);
    assert.ok(mayBeSet(cookie), 'the edge lets this cookie through');
    const opened = await page(cookie.split(';')[0]);
    assert.equal(opened.statusCode, 200);
    assert.match(opened.body, /Wer diese Festplatte stiehlt, kann alles lesen/);
    assert.match(opened.body, /\.\/blende keys move-root passphrase/);
    assert.match(opened.body, /s3\.example:443[^]*Falkenstein/);
    const english = await page(cookie.split(';')[0], PATHS.storage.en);
    assert.match(english.body, /Whoever steals this disk can read everything/);
    // What the command saw is written as text, whatever it is.
    assert.ok(opened.body.includes('/k/&lt;root&gt;') && !opened.body.includes('<root>'));
    const second = await exchange(link);
    assert.equal(second.statusCode, 403);
    assert.equal(second.headers['set-cookie'], undefined);
  });

  it('opens for no link that is ten minutes old, and for nothing that is no link', async () => {
    const { oneTimeLinks, exchange, wait, app } = world();
    const link = oneTimeLinks.make(MACHINE);
    wait(LINK_MS);
    assert.equal((await exchange(link)).statusCode, 403);
    for (const payload of [{}, { link: 7 }, { link: 'x'.repeat(65) }, { link: '', more: 1 }])
      assert.equal(
        (await app.inject({ method: 'POST', url: PATHS.storageSession, payload })).statusCode,
        403,
      );
  });

  it('brings its own script and style under names that change with them', async () => {
    const { page, app } = world();
    const { body } = await page();
    const [script = ''] = /\/operator\/open-link-[0-9a-f]{12}\.js/.exec(body) ?? [];
    const served = await app.inject({ url: script });
    assert.equal(served.headers['content-type'], 'text/javascript');
    // Types are gone: a browser runs what it gets.
    assert.equal(/: string|: Promise|export \{ type/.test(served.body), false);
    assert.ok(served.body.includes('location.hash'));
    assert.match(body, /\/operator\/pages-[0-9a-f]{12}\.css/);
  });
});
