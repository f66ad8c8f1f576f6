import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { Capture } from './capture.ts';
import { delayPackets } from './delay.ts';
import { askedNames } from './dns-question.ts';
import { DOMAIN, Network, type Site } from './network.ts';
import { Program } from './program.ts';
import { withoutNamespaces } from './run.ts';

// The kit's own promises: without them the proofs that stand on it would prove nothing.

const ECHO = `
require('node:net').createServer((s) => s.pipe(s)).listen(443);
const u = require('node:dgram').createSocket('udp4').on('message', (m, r) => u.send(m, r.port, r.address));
u.bind(7882, () => console.log('ready'));`;

/** Answers how long an echo took, or that none came. */
const ASK = `
const [host, kind] = process.argv.slice(1);
const since = performance.now();
const done = () => { console.log(performance.now() - since); process.exit(); };
setTimeout(() => { console.log('nothing'); process.exit(); }, 1500);
if (kind === 'tcp') require('node:net').connect(443, host, function () { this.write('x'); }).on('data', done).on('error', () => {});
else { const u = require('node:dgram').createSocket('udp4').on('message', done).on('error', () => {}); u.send('x', 7882, host); }`;

describe('a network of namespaces', { skip: withoutNamespaces }, () => {
  test('connects, filters, delays, records, and is gone afterwards', async () => {
    {
      using network = new Network(['server', 'anna', 'ben']);
      const [server, anna, ben] = [
        network.site('server'),
        network.site('anna'),
        network.site('ben'),
      ];
      await using programs = new AsyncDisposableStack();
      programs.use(await Program.start(server.namespace, [process.execPath, '-e', ECHO], 'ready'));
      await using capture = await Capture.start(ben);
      assert.ok((await echo(anna, 'udp')) < 500);

      network.filter('meta l4proto udp drop');
      assert.equal(await echo(ben, 'udp'), Number.NaN);
      assert.ok((await echo(ben, 'tcp')) < 500);
      network.filter('numgen random mod 1000 < 999 drop');
      assert.equal(await echo(ben, 'tcp'), Number.NaN);
      network.filter();

      await using slow = await delayPackets(network, ben, 150);
      const ms = await echo(ben, 'udp');
      assert.ok(ms >= 300 && ms < 700, `${ms} ms`);
      assert.ok((await echo(anna, 'udp')) < 290);
      await slow[Symbol.asyncDispose]();
      assert.ok((await echo(ben, 'udp')) < 290);

      await echo(ben, 'udp', 'foreign.example');
      await echo(ben, 'udp', anna.address);
      const packets = await capture.packets();
      const ends = new Set(
        packets
          .filter(({ protocol }) => protocol === 'udp' || protocol === 'tcp')
          .flatMap(({ from, to }) => [from, to]),
      );
      assert.deepEqual(ends, new Set([ben.address, server.address, anna.address, ben.gateway]));
      assert.deepEqual([...askedNames(packets)].sort(), ['foreign.example']);
    }
    const mine = readdirSync('/run/netns').filter((name) =>
      name.startsWith(`blende-${process.pid}-`),
    );
    assert.deepEqual(mine, []);
  });
});

/** Milliseconds, NaN if nothing came back. */
async function echo(
  { namespace }: Site,
  kind: 'udp' | 'tcp',
  host: string = DOMAIN,
): Promise<number> {
  const [program = '', ...words] = namespace.inside;
  const { stdout } = await promisify(execFile)(program, [
    ...words,
    process.execPath,
    '-e',
    ASK,
    host,
    kind,
  ]);
  return Number(stdout);
}
