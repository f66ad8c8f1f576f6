import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { openFirefox } from '../../../tests/kit/browsers/firefox.ts';
import type { Participant } from '../../../tests/kit/browsers/participant.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { HostileServer } from '../../../tests/kit/hostile/hostile-server.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { join, startMeeting, enter } from '../../../tests/kit/meeting.ts';
import { picturesSeenBy, sees } from '../../../tests/kit/reading.ts';
import { withDescription } from './testing/engine-messages.ts';

// Whoever stands between browser and media server and shows a certificate of its own must announce
// another fingerprint, or be refused. Here the announcements are changed and the certificates stay.

const WATCH_MS = 6_000;

/** Two other hexadecimal digits in each fingerprint. */
function changed(description: string): string {
  return description.replaceAll(
    /(a=fingerprint:sha-256 )(..)/g,
    (_, start: string, byte: string) => `${start}${byte === 'AA' ? 'BB' : 'AA'}`,
  );
}

describe('the certificates between a browser and the media server', () => {
  let instance: Instance;
  let hostile: HostileServer;
  let anna: Participant;
  let firefox: Participant;
  let ben: ChromiumParticipant;
  let stop: () => void = () => undefined;
  before(async () => {
    instance = await Instance.start();
    hostile = await HostileServer.start(instance);
    anna = await openChromium({ sender: 1 });
    // Unlike Chromium it says nothing of itself before the engine's first words: all of it passes here.
    firefox = await openFirefox({ sender: 1 });
    ben = await openChromium({ sender: 2 });
  });
  after(async () => {
    for (const each of [anna, firefox, ben, hostile, instance]) await each?.[Symbol.asyncDispose]();
  });
  afterEach(async () => {
    stop();
    for (const each of [anna, firefox, ben]) await each.open('about:blank');
  });

  /** One's own signalling alone is changed; Ben sends from beyond it. */
  async function meets(
    viewer: Participant,
    way: 'fromServer' | 'fromBrowser',
    change: (sdp: string) => string,
  ) {
    const invitation = await startMeeting(ben, hostile);
    await enter(ben, 'Ben');
    let passed = 0;
    const known = new Set(hostile.connections);
    stop = hostile.onConnection((connection) => {
      if (connection.kind !== 'engine' || known.has(connection)) return;
      connection[way] = (message) =>
        withDescription(message, way, (sdp) => {
          passed += 1;
          return change(sdp);
        });
    });
    await join(viewer, invitation, 'Anna');
    return () => passed;
  }

  for (const way of ['fromServer', 'fromBrowser'] as const) {
    const whose = way === 'fromServer' ? 'the media server' : 'the browser';
    const viewer = () => (way === 'fromServer' ? anna : firefox);

    test(`of ${whose}, told as they are: the picture comes`, async () => {
      const passed = await meets(viewer(), way, (sdp) => sdp);
      await sees(viewer(), 2);
      assert.ok(passed() > 0, 'descriptions passed here');
    });

    test(`of ${whose}, told otherwise: nothing comes`, async () => {
      proves(claim('W10'));
      const passed = await meets(viewer(), way, changed);
      await delay(WATCH_MS);
      assert.ok(passed() > 0, 'descriptions passed here');
      const seen = (await picturesSeenBy(viewer())).map(({ sender }) => sender);
      assert.equal(seen.includes(2), false);
    });
  }
});
