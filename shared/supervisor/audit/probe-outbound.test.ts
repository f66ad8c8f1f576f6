import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, it } from 'node:test';
import type { OutboundTarget } from '@blende/shared/outbound/outbound-target.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { foreignConnectionsProbe, outboundTableProbe } from './probe-outbound.ts';

const HOLDS = { outcome: 'holds' };
const FOREIGN = { outcome: 'fails', code: 'connection-foreign' };
/** Not loopback, and reached without any packet leaving the machine. */
const OWN_ADDRESS =
  Object.values(networkInterfaces())
    .flatMap((some = []) => some)
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? '127.0.0.1';

const target = (host: string, port: number): OutboundTarget => ({
  host,
  port,
  purpose: 'objects',
  location: 'here',
});

function asked(table: readonly OutboundTarget[], name = 'library') {
  return foreignConnectionsProbe({
    processes: () => [{ name, pid: process.pid }],
    table,
    purposes: { library: ['objects'], certificates: ['certificate'] },
  }).run();
}

describe('connections out', () => {
  it(`are found wherever the table names nothing: ${proves(claim('A15'))}`, async () => {
    assert.deepEqual(await asked([]), HOLDS);
    // Unconnected, so that no packet leaves: the kernel only notes whom it would be sent to.
    const planted = createSocket('udp4');
    planted.connect(4443, '198.51.100.7');
    await once(planted, 'connect');
    assert.deepEqual(await asked([]), FOREIGN);
    assert.deepEqual(await asked([target('s3.example.org', 443)]), FOREIGN);
    assert.deepEqual(await asked([target('198.51.100.8', 4443)]), FOREIGN);
    assert.deepEqual(
      await asked([{ ...target('198.51.100.7', 4443), purpose: 'database' }]),
      FOREIGN,
    );
    assert.deepEqual(await asked([target('198.51.100.7', 4443)], 'conference'), FOREIGN);
    assert.deepEqual(await asked([target('198.51.100.7', 4443)]), HOLDS);
    assert.deepEqual(await asked([target('s3.example.org', 4443)]), HOLDS);
    planted.close();
  });

  it('are not those that others begin, nor those within the machine', async () => {
    const server = createServer().listen(0, '0.0.0.0');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const client = connect(port, '127.0.0.1');
    const [taken] = await once(server, 'connection');
    assert.deepEqual(await asked([]), HOLDS);
    client.destroy();
    taken.destroy();
    server.close();
  });

  it('are seen over TCP as over UDP', async (t) => {
    if (OWN_ADDRESS === '127.0.0.1') return t.diagnostic('no address but loopback');
    const server = createServer().listen(0, OWN_ADDRESS);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const client = connect(port, OWN_ADDRESS);
    const [taken] = await once(server, 'connection');
    assert.deepEqual(await asked([]), FOREIGN);
    assert.deepEqual(await asked([target(OWN_ADDRESS, port)]), HOLDS);
    client.destroy();
    taken.destroy();
    server.close();
  });

  it('may ask for names where the table holds a name, and only there', async () => {
    const question = createSocket('udp4');
    question.connect(53, '198.51.100.53');
    await once(question, 'connect');
    assert.deepEqual(await asked([target('198.51.100.7', 443)]), FOREIGN);
    assert.deepEqual(await asked([target('s3.example.org', 443)]), HOLDS);
    question.close();
  });
});

it('a line of the table without a location is not called declared', async () => {
  const of = async (table: readonly OutboundTarget[]) =>
    await outboundTableProbe({ processes: () => [], purposes: {}, table }).run();
  assert.deepEqual(await of([]), HOLDS);
  assert.deepEqual(await of([target('a.example.org', 443)]), HOLDS);
  assert.deepEqual(
    await of([{ ...target('a.example.org', 443), location: undefined, purpose: 'certificate' }]),
    { outcome: 'not-checked', code: 'location-undeclared' },
  );
});
