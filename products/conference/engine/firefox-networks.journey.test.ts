import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import type { FirefoxParticipant } from '../../../tests/kit/browsers/firefox.ts';
import { mediaPaths, recordPeerConnections } from '../../../tests/kit/browsers/peer-connections.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { NetworkedInstance } from '../../../tests/kit/namespaces/networked-instance.ts';
import { withoutNamespaces } from '../../../tests/kit/namespaces/run.ts';
import { hears, sees } from '../../../tests/kit/reading.ts';

// Firefox without the preference that it needs for an engine on 127.0.0.1, in a network of its own.

const NO_UDP = 'iifname "to-ben" meta l4proto udp drop';
const ONLY_HTTPS = [NO_UDP, 'iifname "to-ben" tcp dport != 443 drop'];

describe('Firefox as it is shipped', { skip: withoutNamespaces }, () => {
  let blende: NetworkedInstance;
  let anna: ChromiumParticipant;
  let ben: FirefoxParticipant;
  let invitation: string;

  before(async () => {
    blende = await NetworkedInstance.start('anna', 'ben');
    anna = await blende.openChromium('anna', { sender: 1 });
    ben = await blende.openFirefox('ben', { sender: 2 });
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

  test('meets over an open network by UDP', async () => {
    for (const { protocol } of await meetThrough()) assert.equal(protocol, 'udp');
  });

  test('meets where only 443 over TCP is open', async () => {
    for (const { localType, relayProtocol } of await meetThrough(...ONLY_HTTPS)) {
      assert.match(localType, /^(relay|prflx)$/);
      assert.match(relayProtocol, /^(tls|tcp)$/);
    }
  });
});
