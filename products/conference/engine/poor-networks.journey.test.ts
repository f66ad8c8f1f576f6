import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { join, enter, startMeeting } from '../../../tests/kit/meeting.ts';
import { delayPackets } from '../../../tests/kit/namespaces/delay.ts';
import { NetworkedInstance } from '../../../tests/kit/namespaces/networked-instance.ts';
import { withoutNamespaces } from '../../../tests/kit/namespaces/run.ts';
import { hears, picturesPerSecond, sees, until } from '../../../tests/kit/reading.ts';

// Cameras give 10 pictures a second of 320 by 180.

const LOSS = 'numgen random mod 100 < 30 drop';
/** From the first lost packet until the engine and the browser have adapted. */
const ADAPT_MS = 4_000;
const LOSS_PATIENCE_MS = 30_000;
const ONE_WAY_MS = 500;
const SLOW_PATIENCE_MS = 30_000;

describe('poor networks', { skip: withoutNamespaces }, () => {
  let blende: NetworkedInstance;
  let anna: ChromiumParticipant;
  let ben: ChromiumParticipant;
  let invitation: string;

  before(async () => {
    blende = await NetworkedInstance.start('anna', 'ben');
    anna = await blende.openChromium('anna', { sender: 1 });
    ben = await blende.openChromium('ben', { sender: 2 });
    invitation = await startMeeting(anna, blende.instance);
    await enter(anna);
  });
  after(async () => blende[Symbol.asyncDispose]());

  test('with half a second of delay each way people meet', async () => {
    const slow = await delayPackets(blende.network, blende.network.site('ben'), ONE_WAY_MS);
    await join(ben, invitation);
    await sees(ben, 1, SLOW_PATIENCE_MS);
    await sees(anna, 2, SLOW_PATIENCE_MS);
    await hears(ben, 1);
    await slow[Symbol.asyncDispose]();
    await ben.open('about:blank');
  });

  test('with 30 % of the packets lost each way, everybody is heard', async () => {
    await join(ben, invitation);
    await sees(ben, 1);
    await sees(anna, 2);
    blende.network.filter(`iifname "to-ben" ${LOSS}`, `oifname "to-ben" ${LOSS}`);
    await delay(ADAPT_MS);
    await hears(ben, 1);
    await hears(anna, 2);
  });

  for (const [way, rule, viewer, sender] of [
    ['on the way to Ben', `oifname "to-ben" ${LOSS}`, () => ben, 1],
    ['on the way from Ben', `iifname "to-ben" ${LOSS}`, () => anna, 2],
  ] as const)
    // The aim is 5 a second at any time, which is not reached: docs/decisions/2026-11-24-picture-at-heavy-loss.md.
    test(`with 30 % of the packets lost ${way} the picture stands still again and again, but comes back`, async (context) => {
      blende.network.filter(rule);
      await delay(ADAPT_MS);
      const rates: number[] = [];
      await until(LOSS_PATIENCE_MS, 'two pictures a second are seen', async () => {
        rates.push(await picturesPerSecond(viewer(), sender));
        return (rates.at(-1) ?? 0) >= 2;
      });
      context.diagnostic(`pictures a second: ${rates.map((rate) => rate.toFixed(1)).join(', ')}`);
    });
});
