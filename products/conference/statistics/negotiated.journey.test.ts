import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openChromium } from '../../../tests/kit/browsers/chromium.ts';
import { openFirefox } from '../../../tests/kit/browsers/firefox.ts';
import type { Participant } from '../../../tests/kit/browsers/participant.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { sees, until } from '../../../tests/kit/reading.ts';

const PATIENCE_MS = 20_000;

test('the statistics of each browser name how its media are encrypted in transit', async () => {
  proves(claim('W10'));
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1 });
  await using ben = await openFirefox({ sender: 2 });
  const invitation = await startMeeting(anna, instance);
  await enter(anna, 'Anna');
  await join(ben, invitation, 'Ben');
  await sees(anna, 2);
  await sees(ben, 1);
  for (const each of [anna, ben]) {
    const named = await namedBy(each);
    assert.ok(named.length > 0);
    for (const line of named) assert.match(line, /SRTP \S*AES\S*128\S*(?:80|GCM)/);
  }
});

/** One for each connection to the media server. */
async function namedBy(someone: Participant): Promise<readonly string[]> {
  await someone.key('i');
  let lines: readonly string[] = [];
  let text = '';
  try {
    await until(PATIENCE_MS, `${someone.family} names what is negotiated`, async () => {
      text = await someone.evaluate(
        () => document.querySelector('dialog[open]')?.textContent ?? '',
        undefined,
      );
      lines = text.match(/DTLS 1\.[23] · \S+ · SRTP \S+/g) ?? [];
      return lines.length > 0;
    });
  } catch (error) {
    throw new Error(text, { cause: error });
  }
  return lines;
}
