import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { recordPeerConnections } from '../../../tests/kit/browsers/peer-connections.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { BLOCKED, meetThrough } from '../../../tests/kit/namespaces/meet-through.ts';
import { NetworkedInstance } from '../../../tests/kit/namespaces/networked-instance.ts';
import { withoutNamespaces } from '../../../tests/kit/namespaces/run.ts';

// Ben's network lets only some packets out, Anna's lets out everything. What arrives is read from
// the decoded picture and sound, the way it came from the browser's statistics.

const ANSWER_WITHIN_MS = 15_000;

describe('networks that block', { skip: withoutNamespaces }, () => {
  let blende: NetworkedInstance;
  let anna: ChromiumParticipant;
  let ben: ChromiumParticipant;
  let invitation: string;

  before(async () => {
    blende = await NetworkedInstance.start('anna', 'ben');
    anna = await blende.openChromium('anna', { sender: 1 });
    ben = await blende.openChromium('ben', { sender: 2 });
    await recordPeerConnections(ben);
    invitation = await startMeeting(anna, blende.instance);
    await enter(anna);
  });
  after(async () => blende[Symbol.asyncDispose]());

  const through = async (rules: readonly string[]) =>
    await meetThrough({ blende, anna, ben, invitation }, rules);

  test('an open network: over UDP, straight to the engine', async () => {
    for (const { protocol, relayProtocol } of await through(BLOCKED.nothing))
      assert.deepEqual([protocol, relayProtocol], ['udp', '']);
  });

  test('UDP blocked: over TCP, straight to the engine', async () => {
    const { address } = blende.network.site('server');
    for (const path of await through(BLOCKED.udp)) {
      assert.deepEqual([path.protocol, path.relayProtocol], ['tcp', '']);
      assert.equal(path.remoteAddress, address);
    }
  });

  test('only 443 over TCP open: through the relay, in TLS on the port of the pages', async () => {
    for (const { localType, relayProtocol } of await through(BLOCKED.allButHttps)) {
      assert.equal(relayProtocol, 'tls');
      // "prflx" where the engine sees the relay under another of the node's own addresses.
      assert.match(localType, /^(relay|prflx)$/);
    }
  });

  test('no relay either: the page says that picture and sound do not get through', async () => {
    await ben.open('about:blank');
    // Stands for a network that looks into TLS: pages and messages pass, the relay does not.
    await ben.beforeEachPage(() => {
      const { RTCPeerConnection: Original } = window;
      window.RTCPeerConnection = class extends Original {
        constructor(configuration?: RTCConfiguration) {
          super({ ...configuration, iceServers: [] });
        }
        override setConfiguration(configuration?: RTCConfiguration): void {
          super.setConfiguration({ ...configuration, iceServers: [] });
        }
      };
    }, undefined);
    blende.network.filter(...BLOCKED.allButHttps);
    await join(ben, invitation);
    await ben.page
      .getByText('Bild und Ton kommen nicht durch')
      .waitFor({ timeout: ANSWER_WITHIN_MS });
  });
});
