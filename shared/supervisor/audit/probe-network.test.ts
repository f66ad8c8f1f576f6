import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { networkSocketsOf, parseSocketLine } from './network-sockets.ts';
import { connectionsProbe, listenersProbe, type DeclaredListener } from './probe-network.ts';

const processes = () => [{ name: 'library', pid: process.pid }];
const surroundings = {
  processes,
  facing: ['edge'],
  overLoopback: ['conference'],
  outboundPorts: [],
  listeners: [],
};

describe('the ways between processes', () => {
  it(`are not called declared while one listens that is not: ${proves(claim('A8'))}`, async () => {
    const outcome = async (...listeners: DeclaredListener[]) =>
      await listenersProbe({ ...surroundings, listeners }).run();
    assert.deepEqual(await outcome(), { outcome: 'holds' });
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const found = { outcome: 'fails', code: 'listener-undeclared' };
    assert.deepEqual(await outcome(), found);
    const declared = { process: 'library', protocol: 'tcp', port } as const;
    assert.deepEqual(await outcome(declared), { outcome: 'holds' });
    assert.deepEqual(await outcome({ ...declared, address: '0.0.0.0' }), found);
    assert.deepEqual(await outcome({ ...declared, protocol: 'udp' }), found);
    assert.deepEqual(await outcome({ ...declared, process: 'edge' }), found);
    server.close();
    await once(server, 'close');

    const udp = createSocket('udp6').bind(0, '::1');
    await once(udp, 'listening');
    assert.deepEqual(await outcome(), found);
    assert.deepEqual(await outcome({ process: 'library', protocol: 'udp', address: '::1' }), {
      outcome: 'holds',
    });
    udp.close();
  });

  it('are not called declared while one leads where the configuration names nothing', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const outcome = async (given: object) =>
      await connectionsProbe({ ...surroundings, ...given }).run();
    assert.deepEqual(await outcome({}), { outcome: 'holds' });
    const client = connect(port, '127.0.0.1');
    const [taken] = await once(server, 'connection');
    assert.deepEqual(await outcome({}), { outcome: 'fails', code: 'connection-undeclared' });
    // Both ends are in this process: the other one leads to a port of the client's.
    const ports = networkSocketsOf(process.pid).flatMap(({ remote }) => remote?.port ?? []);
    assert.deepEqual(await outcome({ outboundPorts: ports }), { outcome: 'holds' });
    assert.deepEqual(await outcome({ facing: ['library'] }), { outcome: 'holds' });
    assert.deepEqual(await outcome({ overLoopback: ['library'] }), { outcome: 'holds' });
    client.destroy();
    taken.destroy();
    server.close();
  });

  it('are not called declared where nobody may look', async () => {
    const gone = { ...surroundings, processes: () => [{ name: 'library', pid: 4_194_303 }] };
    assert.deepEqual(await listenersProbe(gone).run(), {
      outcome: 'not-checked',
      code: 'not-running',
    });
  });
});

describe('a line of the kernel', () => {
  const line = (local: string, remote: string, state: string) =>
    `   0: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0`;
  const table: readonly [string, 'tcp' | 'udp', string, string, string, string][] = [
    ['listens on IPv4', 'tcp', '0100007F:20F8', '00000000:0000', '0A', '127.0.0.1:8440'],
    ['listens on every address', 'tcp', '00000000:01BB', '00000000:0000', '0A', '0.0.0.0:443'],
    ['hears everybody', 'udp', '00000000:2102', '00000000:0000', '07', '0.0.0.0:8450'],
    [
      'listens on IPv6',
      'tcp',
      '00000000000000000000000001000000:1F90',
      '00000000000000000000000000000000:0000',
      '0A',
      '::1:8080',
    ],
    [
      'listens on IPv4 inside IPv6',
      'tcp',
      '0000000000000000FFFF00000100007F:1F90',
      '00000000000000000000000000000000:0000',
      '0A',
      '127.0.0.1:8080',
    ],
  ];
  for (const [name, protocol, local, remote, state, expected] of table)
    it(name, () => {
      const { inode, socket } = parseSocketLine(line(local, remote, state), protocol);
      assert.equal(inode, '4711');
      assert.equal(socket.remote, undefined);
      assert.equal(`${socket.local.address}:${socket.local.port}`, expected);
    });

  it('is connected', () => {
    const { socket } = parseSocketLine(line('0100007F:20F8', '0200007F:C350', '01'), 'tcp');
    assert.deepEqual(socket.remote, { address: '127.0.0.2', port: 50_000 });
  });
});
