import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get as getPlain } from 'node:http';
import { createServer, get } from 'node:https';
import { createServer as createPlainServer, type AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { Client } from 'pg';
import { selfSigned } from '../../tests/kit/self-signed.ts';
import { noPlainOutbound, outboundAgent } from './outbound-agent.ts';
import { OutboundDoor } from './outbound-door.ts';
import { OutboundRefusedError } from './outbound-refused.ts';
import { outboundSocket } from './outbound-socket.ts';
import type { OutboundTarget } from './outbound-target.ts';

const { chain, key } = selfSigned(['localhost']);
let reached = 0;
const server = createServer({ cert: chain, key }, ({ url = '' }, response) => {
  reached += 1;
  const location = url.startsWith('/to/') ? { location: url.slice(4) } : {};
  response.writeHead(url.startsWith('/to/') ? 302 : 200, location).end();
});
await once(server.listen(0, '127.0.0.1').unref(), 'listening');
const { port } = server.address() as AddressInfo;
after(() => {
  server.closeAllConnections();
  server.close();
});

const target = (more: Partial<OutboundTarget> = {}): OutboundTarget => ({
  host: 'localhost',
  port,
  purpose: 'objects',
  location: 'here',
  ...more,
});
const ask = async (url: string, door: OutboundDoor): Promise<number> => {
  const agent = outboundAgent(door, 'objects', { ca: chain });
  const [answer] = await once(get(url, { agent, family: 4 }), 'response');
  return answer.statusCode;
};

describe('the one door out', () => {
  test('leads to what is listed, for what it is listed for, and counts', async () => {
    const door = new OutboundDoor([target()]);
    const before = reached;
    assert.equal(await ask(`https://localhost:${port}/directory`, door), 200);
    assert.equal(reached, before + 1);
    assert.deepEqual(door.table, [{ ...target(), begun: 1 }]);
    assert.equal(door.refused, 0);
  });

  const ELSEWHERE: readonly [name: string, targets: readonly OutboundTarget[]][] = [
    ['nothing is listed', []],
    ['another port is listed', [target({ port: 443 })]],
    ['another host is listed', [target({ host: '127.0.0.1' })]],
    ['it is listed for something else', [target({ purpose: 'certificate' })]],
  ];
  for (const [name, targets] of ELSEWHERE)
    test(`refuses before any packet where ${name}`, async () => {
      const door = new OutboundDoor(targets);
      const before = reached;
      await assert.rejects(
        async () => ask(`https://localhost:${port}/`, door),
        OutboundRefusedError,
      );
      // A name server would need a moment; the refusal needs none.
      await assert.rejects(async () => ask('https://not-listed.invalid/', door), {
        reason: 'not-listed',
      });
      assert.equal(reached, before);
      assert.equal(door.refused, 2);
    });

  test('judges a redirect again', async () => {
    const door = new OutboundDoor([target()]);
    const elsewhere = createServer({ cert: chain, key }, () => assert.fail('reached'));
    await once(elsewhere.listen(0, '127.0.0.1').unref(), 'listening');
    const away = `https://localhost:${(elsewhere.address() as AddressInfo).port}/`;
    assert.equal(await ask(`https://localhost:${port}/to/${away}`, door), 302);
    await assert.rejects(async () => ask(away, door), OutboundRefusedError);
    elsewhere.close();
  });

  test('verifies certificates, whatever a client asks for', async () => {
    const agent = outboundAgent(new OutboundDoor([target()]), 'objects');
    const asked = get(`https://localhost:${port}/`, {
      agent,
      family: 4,
      rejectUnauthorized: false,
    });
    await assert.rejects(once(asked, 'response'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });

  test('lets nothing pass without TLS', () => {
    assert.throws(() => getPlain(`http://localhost:${port}`, { agent: noPlainOutbound() }), {
      code: 'outbound-refused',
    });
  });
});

describe('a socket for a database', () => {
  test('connects to what is listed and to nothing else, also in the hands of its client', async () => {
    const database = createPlainServer((socket) => socket.destroy());
    await once(database.listen(0, '127.0.0.1').unref(), 'listening');
    const place = { host: '127.0.0.1', port: (database.address() as AddressInfo).port };
    const door = new OutboundDoor([target({ ...place, purpose: 'database' })]);
    const client = (more: object) =>
      new Client({ ...place, ...more, stream: () => outboundSocket(door, 'database') });

    await assert.rejects(client({}).connect(), (error) => !(error instanceof OutboundRefusedError));
    assert.equal(door.table[0]?.begun, 1);
    await assert.rejects(client({ host: 'localhost' }).connect(), OutboundRefusedError);
    assert.throws(() => outboundSocket(door, 'database').connect('/run/some.sock'), {
      reason: 'not-listed',
    });
    assert.throws(() => outboundSocket(door, 'objects').connect(place), { reason: 'not-listed' });
    database.close();
  });
});
