import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { openFirefox } from '../../../tests/kit/browsers/firefox.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { addressOf, startMeeting } from '../../../tests/kit/meeting.ts';

// What a browser lacks is taken away before the page loads, in a real browser.

const CODES = {
  'encoded transforms': 'lacks-encoded-transforms',
  X25519: 'lacks-key-kinds',
  workers: 'lacks-workers',
} as const;
type Lack = keyof typeof CODES;

/** Runs in the page. */
function takeAway(lack: Lack): void {
  if (lack === 'encoded transforms') Reflect.deleteProperty(globalThis, 'RTCRtpScriptTransform');
  if (lack === 'workers') {
    // As an extension that blocks them does.
    globalThis.Worker = function blocked() {
      throw new DOMException('blocked', 'SecurityError');
    } as unknown as typeof Worker;
  }
  if (lack === 'X25519') {
    const generateKey = crypto.subtle.generateKey.bind(crypto.subtle);
    SubtleCrypto.prototype.generateKey = (async (
      algorithm: AlgorithmIdentifier,
      ...rest: [boolean, KeyUsage[]]
    ) => {
      if (algorithm === 'X25519') throw new DOMException('unknown', 'NotSupportedError');
      return await generateKey(algorithm, ...rest);
    }) as SubtleCrypto['generateKey'];
  }
}

describe('a browser that cannot hold the meeting', () => {
  let instance: Instance;
  let invitation: string;
  before(async () => {
    instance = await Instance.start();
    await using host = await openChromium({ sender: 1 });
    invitation = await startMeeting(host, instance);
    // The same browser, with nothing taken away, gets as far as the way in.
    await host.finds('Teilnehmen');
  });
  after(async () => {
    await instance[Symbol.asyncDispose]();
  });

  for (const lack of Object.keys(CODES) as Lack[]) {
    test(`without ${lack}: Chromium is told what is missing and what helps`, async () => {
      proves(claim('W11'));
      await using anna = await openChromium({ sender: 1 });
      await anna.beforeEachPage(takeAway, lack);
      await anna.open(invitation);
      await refused(anna, lack, 'Chrome');
      await assertAccessible(anna, lack);
      assert.equal(await addressOf(anna), invitation);
    });
  }

  test('without encoded transforms: Firefox is told the same', async () => {
    await using ben = await openFirefox({ sender: 2 });
    await ben.beforeEachPage(takeAway, 'encoded transforms');
    await ben.open(invitation);
    await refused(ben, 'encoded transforms', 'Firefox');
  });
});

async function refused(
  participant: Pick<ChromiumParticipant, 'evaluate' | 'finds'>,
  lack: Lack,
  name: string,
): Promise<void> {
  await participant.finds('Erneut prüfen');
  const said = await participant.evaluate(() => document.body.innerText, undefined);
  assert.ok(said.includes('Dieser Browser kann an der Konferenz nicht teilnehmen'), said);
  assert.match(said, new RegExp(`Sie verwenden ${name} \\d+\\.`));
  assert.ok(said.includes(CODES[lack]), said);
  assert.match(said, /Chrome 141, Edge 141, Firefox 130, Safari 17/);
}
