import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get as getPlain } from 'node:http';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { selfSigned } from '../../tests/kit/self-signed.ts';
import { noPlainOutbound, outboundAgent, OutboundRefusedError } from './outbound.ts';

test('only hosts and ports of the configuration are reached, and only over TLS', async () => {
  const { chain, key } = selfSigned(['localhost']);
  let reached = 0;
  const server = createServer({ cert: chain, key }, (_request, response) => {
    reached += 1;
    response.end();
  });
  await once(server.listen(0, '127.0.0.1').unref(), 'listening');
  const { port } = server.address() as AddressInfo;
  const ask = async (url: string, origins: readonly string[]): Promise<void> => {
    const agent = outboundAgent(origins, { ca: chain });
    await once(get(url, { agent, family: 4 }), 'response');
  };
  const origin = `https://localhost:${port}`;
  await ask(`${origin}/directory`, [origin]);
  assert.equal(reached, 1);

  for (const origins of [
    [],
    ['https://localhost'],
    ['https://other.example', 'https://localhost:1'],
  ])
    await assert.rejects(async () => ask(`${origin}/`, origins), OutboundRefusedError);
  assert.throws(() => outboundAgent(['http://localhost']), OutboundRefusedError);
  assert.throws(() => getPlain(`http://localhost:${port}`, { agent: noPlainOutbound() }), {
    code: 'outbound-refused',
  });
  assert.equal(reached, 1);
  server.closeAllConnections();
  server.close();
});
