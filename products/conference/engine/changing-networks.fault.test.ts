import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { join, enter, startMeeting } from '../../../tests/kit/meeting.ts';
import { Capture } from '../../../tests/kit/namespaces/capture.ts';
import { changeAddress } from '../../../tests/kit/namespaces/network.ts';
import { NetworkedInstance } from '../../../tests/kit/namespaces/networked-instance.ts';
import { withoutNamespaces } from '../../../tests/kit/namespaces/run.ts';
import { hears, sees, until } from '../../../tests/kit/reading.ts';

const BACK_WITHIN_MS = 10_000;
const PATIENCE_MS = 30_000;
/** Pictures that were on their way must not count. */
const NOTICE_MS = 1_000;

describe('networks that change in mid-call', { skip: withoutNamespaces }, () => {
  let blende: NetworkedInstance;
  let anna: ChromiumParticipant;
  let ben: ChromiumParticipant;

  before(async () => {
    blende = await NetworkedInstance.start('anna', 'ben');
    anna = await blende.openChromium('anna', { sender: 1 });
    ben = await blende.openChromium('ben', { sender: 2 });
    const invitation = await startMeeting(anna, blende.instance);
    await enter(anna);
    await join(ben, invitation);
    await seeEachOther();
  });
  after(async () => blende[Symbol.asyncDispose]());

  async function seeEachOther(): Promise<void> {
    await sees(ben, 1, PATIENCE_MS);
    await sees(anna, 2, PATIENCE_MS);
  }

  async function returnWithin(limitMs: number, context: TestContext): Promise<void> {
    const startedAt = performance.now();
    await delay(NOTICE_MS);
    await seeEachOther();
    const ms = performance.now() - startedAt;
    context.diagnostic(`pictures flow again after ${(ms / 1000).toFixed(1)} s`);
    assert.ok(ms < limitMs, `back only after ${ms} ms`);
    await hears(ben, 1);
    await hears(anna, 2);
  }

  test('a new address: back within 10 seconds', async (context) => {
    const site = blende.network.site('anna');
    changeAddress(site);
    await returnWithin(BACK_WITHIN_MS, context);
    await using capture = await Capture.start(site);
    await sees(ben, 1);
    const media = (await capture.packets()).filter(({ protocol }) => protocol === 'udp');
    assert.ok(media.length > 0, 'no packet of the call was seen');
    assert.ok(media.every(({ from, to }) => from !== site.address && to !== site.address));
  });

  test('the engine is killed: back within 10 seconds after it runs again', async (context) => {
    const killed = blende.instance.kill('engine');
    await until(PATIENCE_MS, 'the engine runs again', async () => {
      const pid = blende.instance.pidOf('engine');
      return Promise.resolve(pid !== undefined && pid !== killed);
    });
    await returnWithin(BACK_WITHIN_MS, context);
  });
});
