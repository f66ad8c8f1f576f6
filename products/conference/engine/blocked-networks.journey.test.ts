import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { mediaPaths, recordPeerConnections } from '../../../tests/kit/browsers/peer-connections.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { NetworkedInstance } from '../../../tests/kit/namespaces/networked-instance.ts';
import { withoutNamespaces } from '../../../tests/kit/namespaces/run.ts';
import { hears, sees } from '../../../tests/kit/reading.ts';

// Ben's network lets only some packets out, Anna's lets out everything. What arrives is read from
// the decoded picture and sound, the way it came from the browser's statistics.

const NO_UDP = 'iifname "to-ben" meta l4proto udp drop';
const ONLY_HTTPS = [NO_UDP, 'iifname "to-ben" tcp dport != 443 drop'];
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

  async function meetThrough(...rules: readonly string[]) {
    await ben.open('about:blank');
    blende.network.filter(...rules);
    await join(ben, invitation);
    await sees(ben, 1);
    await sees(anna, 2);
    await hears(ben, 1);
    const paths = await mediaPaths(ben);
    assert.ok(paths.length > 0, 'statistics name no way at all');
    return paths;
  }

  test('an open network: over UDP, straight to the engine', async () => {
    for (const { protocol, relayProtocol } of await meetThrough())
      assert.deepEqual([protocol, relayProtocol], ['udp', '']);
  });

  test('UDP blocked: over TCP, straight to the engine', async () => {
    const { address } = blende.network.site('server');
    for (const path of await meetThrough(NO_UDP)) {
      assert.deepEqual([path.protocol, path.relayProtocol], ['tcp', '']);
      assert.equal(path.remoteAddress, address);
    }
  });

  test('only 443 over TCP open: through the relay, in TLS on the port of the pages', async () => {
    for (const { localType, relayProtocol } of await meetThrough(...ONLY_HTTPS)) {
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
    blende.network.filter(...ONLY_HTTPS);
    await join(ben, invitation);
    await ben.page
      .getByText('Bild und Ton kommen nicht durch')
      .waitFor({ timeout: ANSWER_WITHIN_MS });
  });
});
