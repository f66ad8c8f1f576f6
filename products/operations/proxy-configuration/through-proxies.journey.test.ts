import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { recordPeerConnections } from '../../../tests/kit/browsers/peer-connections.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { freeStartPort } from '../../../tests/kit/free-ports.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { sees } from '../../../tests/kit/reading.ts';
import { DOMAIN, RunningProxy } from '../../../tests/kit/proxies/running-proxy.ts';
import { meansOfTransport, relayOnly } from '../../../tests/kit/proxies/relay-only.ts';

// The whole product behind a real proxy. Anna reaches the engine by UDP, Ben nothing but the
// proxy's port: his picture and sound travel by TURN inside TLS there.

describe('a meeting through a proxy', () => {
  for (const kind of ['nginx', 'haproxy'] as const)
    test(`${kind}: pages, room channel, signalling and the relay share its port, and it writes nothing`, async () => {
      proves(claim('W6'));
      const [instancePort, publicPort, redirectPort] = [
        await freeStartPort(),
        await freeStartPort(),
        await freeStartPort(),
      ];
      const ports = { instancePort, publicPort, redirectPort, relayPort: undefined };
      await using proxy = await RunningProxy.start(kind, ports);
      await using instance = await Instance.start({
        port: instancePort,
        origin: proxy.origin,
        further: [
          '--behind-proxy',
          '--public-port',
          String(publicPort),
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
      await meet(anna, ben, instance);

      assert.deepEqual(await meansOfTransport(anna), ['udp']);
      assert.deepEqual(await meansOfTransport(ben), [
        `tls turns:${DOMAIN}:${publicPort}?transport=tcp`,
      ]);
      const written = await proxy.writtenFiles();
      const elsewhere = written.filter(
        (path) => path !== '/dev/null' && !path.startsWith(`${proxy.runFolder}/`),
      );
      assert.deepEqual(elsewhere, []);
      assert.equal(proxy.said, '');
    });
});

const TRUSTING = { extraArguments: ['--ignore-certificate-errors'] };

async function meet(
  anna: ChromiumParticipant,
  ben: ChromiumParticipant,
  instance: Instance,
): Promise<void> {
  const invitation = await startMeeting(anna, instance);
  await enter(anna);
  await join(ben, invitation);
  await sees(anna, 2);
  await sees(ben, 1);
}
