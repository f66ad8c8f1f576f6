import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeStartPort } from '../../tests/kit/free-ports.ts';
import { rawExchange } from '../../tests/kit/raw-exchange.ts';
import { recordingUpstream } from '../../tests/kit/recording-upstream.ts';
import { openEdge } from './edge.ts';
import { NETWORK_LIMITS } from './network-limits.ts';

const get = (path: string): string =>
  `GET ${path} HTTP/1.1\r\nHost: meet.test\r\nCookie: canary\r\n\r\n`;

test('plain HTTP leads to HTTPS, shows proofs, and counts like everything else', async () => {
  await using upstream = await recordingUpstream();
  const port = await freeStartPort();
  await using edge = await openEdge(
    {
      address: '127.0.0.1',
      port: 0,
      publicOrigins: ['https://meet.test'],
      routes: [],
      certificate: 'pending',
      redirect: { port, challengeSocket: upstream.socket },
      limits: { ...NETWORK_LIMITS, requests: { burst: 3, perSecond: 0.001 } },
    },
    () => undefined,
  );
  assert.ok(edge.port > 0);
  const redirected = await rawExchange(port, get('/r/abc?canary'));
  assert.match(redirected, /^HTTP\/1\.1 308 /);
  assert.match(redirected, /\r\nlocation: https:\/\/meet\.test\/r\/abc\r\n/);
  assert.doesNotMatch(redirected, /set-cookie|canary/i);
  assert.equal(upstream.recorded().length, 0);

  const proof = '/.well-known/acme-challenge/token';
  assert.match(
    await rawExchange(port, get(proof).replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')),
    /^HTTP\/1\.1 200 /,
  );
  assert.match(String(upstream.recorded()), new RegExp(`^GET ${proof} HTTP`));
  assert.doesNotMatch(String(upstream.recorded()), /canary/);

  assert.match(await rawExchange(port, get('/')), /^HTTP\/1\.1 308 /);
  assert.match(await rawExchange(port, get('/')), /^HTTP\/1\.1 429 /);
});
