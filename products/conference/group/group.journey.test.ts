import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { openFirefox } from '../../../tests/kit/browsers/firefox.ts';
import type { Participant } from '../../../tests/kit/browsers/participant.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { sees, seesNoMore } from '../../../tests/kit/reading.ts';

// Everything a person sees of others here went through the group: names as its messages, pictures
// under its keys.

/** Pictures that were on their way must not count. */
const NOTICE_MS = 4_000;

describe('an encrypted meeting', () => {
  let instance: Instance;
  let anna: ChromiumParticipant;
  let ben: ChromiumParticipant;
  let fay: Participant & AsyncDisposable;

  before(async () => {
    instance = await Instance.start();
    anna = await openChromium({ sender: 1 });
    ben = await openChromium({ sender: 2 });
    fay = await openFirefox({ sender: 3 });
  });
  after(async () => {
    for (const part of [anna, ben, fay, instance]) await part[Symbol.asyncDispose]();
  });

  test('two Chromium and one Firefox know each other by name and see each other', async () => {
    const invitation = await startMeeting(anna, instance);
    await enter(anna, 'Anna');
    await join(ben, invitation, 'Ben');
    await sees(anna, 2);
    await sees(ben, 1);
    await join(fay, invitation, 'Fay');
    for (const sender of [1, 2]) await sees(fay, sender);
    for (const other of [anna, ben]) await sees(other, 3);
    assert.deepEqual(await namesOn(anna), ['Ben', 'Fay']);
    assert.deepEqual(await namesOn(ben), ['Anna', 'Fay']);
    assert.deepEqual(await namesOn(fay), ['Anna', 'Ben']);
  });

  test('go on without who leaves, under new keys', async () => {
    await fay.press('Konferenz verlassen');
    for (const other of [anna, ben]) await seesNoMore(other, 3);
    await sees(anna, 2);
    await sees(ben, 1);
  });

  test('see each other by name again, without a click, after the conference process was killed', async () => {
    instance.kill('conference');
    await delay(NOTICE_MS);
    await sees(anna, 2);
    await sees(ben, 1);
    assert.deepEqual(await namesOn(anna), ['Ben']);
  });

  test('so they do after the media engine was killed', async () => {
    instance.kill('engine');
    await delay(NOTICE_MS);
    await sees(anna, 2);
    await sees(ben, 1);
  });
});

async function namesOn(participant: Participant): Promise<readonly string[]> {
  return await participant.evaluate(
    () =>
      Array.from(document.querySelectorAll('.tile-name > bdi'), (name) => name.textContent ?? '')
        .filter((name) => !name.includes('(Sie)'))
        .toSorted(),
    undefined,
  );
}
