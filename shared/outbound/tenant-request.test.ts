import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'node:tls';
import { selfSigned } from '../../tests/kit/self-signed.ts';
import { OutboundDoor } from './outbound-door.ts';
import type { OuterNetwork } from './outer-network.ts';
import { isPublicAddress } from './public-address.ts';
import { TenantDoor } from './tenant-door.ts';
import { tenantRequest, type TenantRequest } from './tenant-request.ts';
import { nameServer, type NameServer } from './testing/name-server.ts';

const HOST = 'hooks.hospital.org';
const OTHER = 'other.hospital.org';
const OUTER = '93.184.216.34';
const { chain, key } = selfSigned([HOST, OTHER]);

interface Seen {
  readonly host: string | undefined;
  readonly authorization: string | undefined;
}
const seen: Seen[] = [];
const server = createServer({ cert: chain, key }, (request, response) => {
  const { url = '', headers } = request;
  seen.push({ host: headers.host, authorization: headers.authorization });
  if (url.startsWith('/to/'))
    response.writeHead(302, { location: decodeURIComponent(url.slice(4)) });
  if (url === '/long') response.write(Buffer.alloc(4096));
  if (url !== '/never') response.end('fine');
});
await once(server.listen(0, '127.0.0.1').unref(), 'listening');
const { port: serverPort } = server.address() as AddressInfo;
after(() => {
  server.closeAllConnections();
  server.close();
});

/**
 * The network as one machine sees it: what lies outside is our server, and so is loopback, of which
 * it keeps count. A dial by name asks the name server again, as programs do.
 */
function network(names: NameServer) {
  const dialled: string[] = [];
  const outer: OuterNetwork = {
    resolve: async (host) => await names.resolve(host),
    dial: async ({ address, host }, signal) => {
      const [reached = address] = /^[\d.]+$/.test(address)
        ? [address]
        : await names.resolve(address);
      dialled.push(reached);
      const socket = connect({ host: '127.0.0.1', port: serverPort, servername: host, ca: chain });
      await once(socket, 'secureConnect', { signal });
      return socket;
    },
    own: () => ['203.0.113.7', '81.2.3.4'],
  };
  return { outer, dialled };
}

async function world(
  answers: readonly (readonly string[])[],
  approved: readonly string[] = [HOST],
) {
  const names = await nameServer(answers);
  const { outer, dialled } = network(names);
  const door = new OutboundDoor(
    approved.map((host) => ({ host, port: 443, purpose: 'approved', location: 'x' })),
  );
  const tenants = new TenantDoor(door, outer);
  const get = async (text: string, more: Partial<TenantRequest> = {}) =>
    await tenantRequest(tenants, text, { method: 'GET', ...more });
  return { names, outer, dialled, door, get, [Symbol.dispose]: () => names[Symbol.dispose]() };
}

describe('a host that a tenant entered', () => {
  test('is asked at the address that was judged', async () => {
    using here = await world([[OUTER]]);
    const { status, body } = await here.get(`https://${HOST}/x`);
    assert.equal(status, 200);
    assert.equal(Buffer.from(body).toString(), 'fine');
    assert.deepEqual(here.dialled, [OUTER]);
    assert.equal(seen.at(-1)?.host, HOST);
  });

  test('is not even looked up unless the operator approved it', async () => {
    using here = await world([[OUTER]], [OTHER]);
    await assert.rejects(here.get(`https://${HOST}/`), { reason: 'not-listed' });
    assert.deepEqual(here.names.asked, []);
  });

  for (const answer of [
    ['127.0.0.1'],
    ['10.0.0.1'],
    ['169.254.169.254'],
    [OUTER, '192.168.1.1'],
    ['81.2.3.4'],
  ])
    test(`is not asked if its name leads to ${answer.join(' and ')}`, async () => {
      using here = await world([answer]);
      await assert.rejects(here.get(`https://${HOST}/`), { reason: 'inner-address' });
      assert.deepEqual(here.dialled, []);
    });

  test('is not asked if its name leads nowhere', async () => {
    using here = await world([[]]);
    await assert.rejects(here.get(`https://${HOST}/`), { reason: 'not-found' });
  });
});

describe('a name that changes its address between two questions', () => {
  const ANSWERS = [[OUTER], ['127.0.0.1']];

  test('leads to the judged address, since nobody asks a second time', async () => {
    using here = await world(ANSWERS);
    await here.get(`https://${HOST}/`);
    assert.deepEqual(here.dialled, [OUTER]);
    assert.equal(here.names.asked.length, 1);
  });

  test('leads inside whoever judges first and then connects by name: the planted mistake', async () => {
    using here = await world(ANSWERS);
    const judged = await here.outer.resolve(HOST);
    assert.ok(judged.every(isPublicAddress));
    const to = { address: HOST, host: HOST, port: 443 };
    (await here.outer.dial(to, AbortSignal.timeout(1000))).destroy();
    assert.deepEqual(here.dialled, ['127.0.0.1']);
  });

  test('is judged again for each request', async () => {
    using here = await world(ANSWERS);
    await here.get(`https://${HOST}/`);
    await assert.rejects(here.get(`https://${HOST}/`), { reason: 'inner-address' });
    assert.deepEqual(here.dialled, [OUTER]);
  });
});

describe('a redirect', () => {
  const to = (location: string): string => `https://${HOST}/to/${encodeURIComponent(location)}`;

  test('is followed to an approved host, without the headers for the first', async () => {
    using here = await world([[OUTER]], [HOST, OTHER]);
    const headers = { authorization: 'Bearer x' };
    await here.get(to(`https://${OTHER}/`), { headers });
    assert.deepEqual(seen.slice(-2), [
      { host: HOST, authorization: 'Bearer x' },
      { host: OTHER, authorization: undefined },
    ]);
    await here.get(to('/same'), { headers });
    assert.equal(seen.at(-1)?.authorization, 'Bearer x');
  });

  for (const [location, reason] of [
    ['http://hooks.hospital.org/', 'not-tls'],
    ['https://127.0.0.1/', 'literal'],
    ['//127.1/', 'literal'],
    ['//0x7f.1/', 'literal'],
    ['\\\\127.0.0.1/', 'spelling'],
    ['https://localhost/', 'inner-name'],
    ['https://hooks.hospital.org:8443/', 'port'],
    ['https://elsewhere.hospital.org/', 'not-listed'],
    ['file:///etc/passwd', 'not-tls'],
    ['https://hooks.hospital.org@127.0.0.1/', 'with-secret'],
  ] as const)
    test(`to ${location} is refused`, async () => {
      using here = await world([[OUTER]]);
      await assert.rejects(here.get(to(location)), { reason });
      assert.equal(here.dialled.length, 1);
    });

  test('to a name that leads inside by then is refused', async () => {
    using here = await world([[OUTER], ['10.0.0.1']]);
    await assert.rejects(here.get(to('/x')), { reason: 'inner-address' });
  });

  test('after the third is refused', async () => {
    using here = await world([[OUTER]]);
    const [one, two, three] = [to('/x'), to(to('/x')), to(to(to('/x')))];
    for (const text of [one, two, three]) assert.equal((await here.get(text)).status, 200);
    await assert.rejects(here.get(to(three)), { reason: 'too-many-redirects' });
  });

  test('of a message is not followed', async () => {
    using here = await world([[OUTER]]);
    const sent = await here.get(to('/x'), { method: 'POST', body: Buffer.from('{}') });
    assert.equal(sent.status, 302);
    assert.equal(here.dialled.length, 1);
  });
});

describe('an answer', () => {
  test('is taken up to the size that was asked for', async () => {
    using here = await world([[OUTER]]);
    assert.equal((await here.get(`https://${HOST}/long`)).body.length, 4100);
    await assert.rejects(here.get(`https://${HOST}/long`, { maxBytes: 4099 }), {
      reason: 'too-large',
    });
  });

  test('that never ends is given up', async () => {
    using here = await world([[OUTER]]);
    await assert.rejects(here.get(`https://${HOST}/never`, { timeoutMs: 200 }), {
      reason: 'timed-out',
    });
  });

  test('of a name server that never comes is given up', async () => {
    const door = new OutboundDoor([
      { host: HOST, port: 443, purpose: 'approved', location: undefined },
    ]);
    const silent: OuterNetwork = {
      resolve: async () => await delay(60_000, [], { ref: false }),
      dial: () => assert.fail('dialled'),
      own: () => [],
    };
    const asked = tenantRequest(new TenantDoor(door, silent), `https://${HOST}/`, {
      method: 'GET',
      timeoutMs: 50,
    });
    await assert.rejects(asked, { reason: 'timed-out' });
  });
});
