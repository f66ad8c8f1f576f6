import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import type { FirefoxParticipant } from '../../../tests/kit/browsers/firefox.ts';
import { recordPeerConnections } from '../../../tests/kit/browsers/peer-connections.ts';
import { enter, startMeeting } from '../../../tests/kit/meeting.ts';
import { BLOCKED, meetThrough } from '../../../tests/kit/namespaces/meet-through.ts';
import { NetworkedInstance } from '../../../tests/kit/namespaces/networked-instance.ts';
import { withoutNamespaces } from '../../../tests/kit/namespaces/run.ts';

// Firefox without the preference that it needs for an engine on 127.0.0.1, in a network of its own.

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

  const through = async (rules: readonly string[]) =>
    await meetThrough({ blende, anna, ben, invitation }, rules);

  test('meets over an open network by UDP', async () => {
    for (const { protocol } of await through(BLOCKED.nothing)) assert.equal(protocol, 'udp');
  });

  test('meets where only 443 over TCP is open', async () => {
    for (const { localType, relayProtocol } of await through(BLOCKED.allButHttps)) {
      assert.match(localType, /^(relay|prflx)$/);
      assert.match(relayProtocol, /^(tls|tcp)$/);
    }
  });
});
