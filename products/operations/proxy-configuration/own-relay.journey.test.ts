import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { openChromium } from '../../../tests/kit/browsers/chromium.ts';
import { recordPeerConnections } from '../../../tests/kit/browsers/peer-connections.ts';
import { freeStartPort } from '../../../tests/kit/free-ports.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { sees } from '../../../tests/kit/reading.ts';
import { coturnConfiguration } from './coturn-configuration.ts';
import { meansOfTransport, relayOnly } from '../../../tests/kit/proxies/relay-only.ts';
import { DOMAIN, RunningProxy } from '../../../tests/kit/proxies/running-proxy.ts';
import { MemoryFolder, WatchedProgram } from '../../../tests/kit/proxies/watched-program.ts';

const TRUSTING = { extraArguments: ['--ignore-certificate-errors'] };

test('a meeting by coturn behind HAProxy, whose port it shares, and which writes nothing', async () => {
  const [instancePort, publicPort, relayPort] = [
    await freeStartPort(),
    await freeStartPort(),
    await freeStartPort(),
  ];
  using folder = new MemoryFolder();
  const secret = randomBytes(32).toString('base64url');
  const secretFile = folder.write('relay.secret', `${secret}\n`);
  const addresses = { mediaAddress: '127.0.0.1', relayAddress: '127.0.0.1' };
  const text = coturnConfiguration({
    ...addresses,
    domain: DOMAIN,
    relayPort,
    secret,
    runFolder: folder.run,
  });
  const command = ['/usr/bin/turnserver', '-c', folder.write('turnserver.conf', text)];
  await using coturn = await WatchedProgram.start(command, folder, relayPort);
  const ports = { instancePort, publicPort, redirectPort: undefined, relayPort };
  await using proxy = await RunningProxy.start('haproxy', ports);
  await using instance = await Instance.start({
    port: instancePort,
    origin: proxy.origin,
    further: [
      '--behind-proxy',
      '--public-port',
      String(publicPort),
      '--relay-secret',
      secretFile,
      '--domain',
      DOMAIN,
      '--media-address',
      '127.0.0.1',
    ],
  });
  await using anna = await openChromium({ sender: 1, ...TRUSTING });
  await using ben = await openChromium({ sender: 2, ...TRUSTING });
  await relayOnly(ben);
  for (const someone of [anna, ben]) await recordPeerConnections(someone);
  const invitation = await startMeeting(anna, instance);
  await enter(anna);
  await join(ben, invitation);
  await sees(anna, 2);
  await sees(ben, 1);

  assert.deepEqual(await meansOfTransport(ben), [
    `tls turns:${DOMAIN}:${publicPort}?transport=tcp`,
  ]);
  const written = await coturn.writtenFiles();
  assert.ok(written.includes(`${folder.run}/turnserver.pid`), 'the recorder records');
  assert.deepEqual(
    written.filter((path) => path !== '/dev/null' && !path.startsWith(`${folder.run}/`)),
    [],
  );
  assert.equal(coturn.said.replaceAll(/^socket: Protocol not supported\n/gm, ''), '');
});
