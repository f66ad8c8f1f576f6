import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { frameTotals, noteFrameCounts } from '../../../tests/kit/browsers/frame-totals.ts';
import { takeTransformsAway } from '../../../tests/kit/browsers/without-transforms.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import {
  enter,
  join as joinMeeting,
  pressStart,
  startMeeting,
} from '../../../tests/kit/meeting.ts';
import { hears, picturesSeenBy, sees, until } from '../../../tests/kit/reading.ts';
import { filesWrittenBy } from '../../../tests/kit/written-files.ts';

const PATIENCE_MS = 20_000;
const ASK = 'Um Teilnahme bitten';
const BANNER = 'Nicht Ende-zu-Ende verschlüsselt, weil der Browser von Clea das nicht kann.';

describe('somebody whose browser cannot encrypt picture and sound', () => {
  let instance: Instance;
  let anna: ChromiumParticipant;
  let ben: ChromiumParticipant;
  let cara: ChromiumParticipant;
  let invitation: string;
  before(async () => {
    instance = await Instance.start();
    anna = await openChromium({ sender: 1 });
    ben = await openChromium({ sender: 2, viewport: { width: 390, height: 844 } });
    cara = await openChromium({ sender: 3 });
    for (const each of [anna, ben]) await each.beforeEachPage(noteFrameCounts, undefined);
    await cara.beforeEachPage(takeTransformsAway, undefined);
  });
  after(async () => {
    for (const each of [anna, ben, cara, instance]) await each?.[Symbol.asyncDispose]();
  });

  test('gets no further in a room that demands encryption, and cannot ask', async () => {
    proves(claim('W11'));
    const required = await startMeeting(anna, instance);
    await cara.open(required);
    await cara.finds('Erneut prüfen');
    assert.equal(await cara.page.getByRole('button', { name: ASK }).count(), 0);
  });

  test('is not helped by a link in which somebody changed the policy', async () => {
    const required = await startMeeting(anna, instance);
    // The first character carries the upper bits of the policy: "required" becomes "if-possible".
    const changed = required.replace('/r/M', '/r/I');
    assert.notEqual(changed, required);
    await cara.open(changed);
    await cara.press(ASK);
    await cara.press('Teilnehmen');
    await reads(cara, 'Der Link öffnet diesen Raum nicht.');
  });

  test('is told what is missing and may ask; one refusal is enough', async () => {
    await anna.open(instance.origin);
    await anna.page.getByText('Auch ältere Browser zulassen').click();
    await assertAccessible(anna, 'the choice of a policy');
    invitation = await pressStart(anna);
    await enter(anna, 'Anna');
    await joinMeeting(ben, invitation, 'Ben');
    await sees(anna, 2);
    await cara.open(invitation);
    await reads(cara, 'lacks-encoded-transforms');
    await assertAccessible(cara, 'what is missing, and the offer to ask');
    await cara.press(ASK);
    await asks(cara, 'Cara');
    await assertAccessible(cara, 'asking');
    await reads(anna, 'Cara möchte teilnehmen.');
    await assertAccessible(anna, 'the question');
    await anna.press('Zustimmen');
    await reads(anna, 'Die Antwort anderer steht noch aus.');
    await ben.press('Ablehnen');
    await reads(cara, 'Nicht alle haben zugestimmt');
    await assertAccessible(cara, 'refused');
    for (const each of [anna, ben]) {
      const seen = (await picturesSeenBy(each)).map(({ sender }) => sender);
      assert.equal(seen.includes(3), false);
      assert.equal((await frameTotals(each)).clear, 0);
    }
  });

  test('takes part once everybody has agreed, and everybody sees what that means', async () => {
    proves(claim('W13'));
    await cara.press('Erneut teilnehmen');
    // By another name: whoever comes back as somebody new is told apart by a number.
    await asks(cara, 'Clea');
    for (const each of [anna, ben]) await each.press('Zustimmen');
    for (const sender of [1, 2]) await sees(cara, sender);
    for (const [viewer, others] of [
      [anna, [2, 3]],
      [ben, [1, 3]],
    ] as const) {
      for (const sender of others) await sees(viewer, sender);
      await hears(viewer, ...others);
      await reads(viewer, BANNER);
      await until(PATIENCE_MS, 'the padlock says so', async () => (await padlock(viewer)) === OPEN);
      await assertAccessible(viewer, 'without encryption');
      const marks = await viewer.page.locator('.tile-name').allTextContents();
      const marked = marks.filter((text) => text.includes('ohne Ende-zu-Ende-Verschlüsselung'));
      assert.equal(marked.length, 1);
      assert.match(marked[0] ?? '', /Clea/);
    }
    await hears(cara, 1, 2);
    await reads(cara, 'Nicht Ende-zu-Ende verschlüsselt, weil Ihr Browser das nicht kann.');
    assert.equal(await padlock(cara), OPEN);
    assert.ok((await frameTotals(anna)).clear > 0);
    await anna.page.locator('.protection-line').first().click();
    await reads(anna, 'Dem haben alle zugestimmt');
    assert.equal(await anna.page.getByText('was er nicht lesen kann').count(), 0);
    await anna.press('Schließen');
    // Nothing of it is kept: the engine has no file open that it could write to.
    const engine = instance.pidOf('engine');
    assert.ok(engine !== undefined);
    assert.deepEqual(filesWrittenBy(engine), []);
  });

  test('and a file that a process writes to would be found', () => {
    const folder = mkdtempSync(join(tmpdir(), 'blende-written-'));
    const planted = join(folder, 'recording');
    const file = openSync(planted, 'w');
    try {
      assert.ok(filesWrittenBy(process.pid).includes(planted));
    } finally {
      closeSync(file);
      rmSync(folder, { recursive: true });
    }
  });

  test('is there when somebody comes later, who is asked before anything is shown', async () => {
    await ben.press('Konferenz verlassen');
    await ben.press('Erneut teilnehmen');
    await ben.press('Teilnehmen');
    await reads(ben, 'Diese Konferenz ist nicht Ende-zu-Ende verschlüsselt');
    await assertAccessible(ben, 'the question to whoever comes later');
    const seen = (await picturesSeenBy(ben)).map(({ sender }) => sender);
    assert.deepEqual(
      seen.filter((sender) => sender !== 2),
      [],
    );
    await ben.press('Nicht teilnehmen');
    await reads(ben, 'Sie haben der Teilnahme ohne Ende-zu-Ende-Verschlüsselung nicht zugestimmt.');
    await sees(cara, 1);
    await ben.press('Erneut teilnehmen');
    await ben.press('Teilnehmen');
    await ben.press('Trotzdem teilnehmen');
    for (const sender of [1, 3]) await sees(ben, sender);
    for (const each of [anna, cara]) await sees(each, 2);
  });

  test('is gone, and from then on every frame is encrypted again', async () => {
    await cara.press('Konferenz verlassen');
    for (const each of [anna, ben]) {
      await until(PATIENCE_MS, 'the padlock is closed', async () => (await padlock(each)) === SAFE);
      assert.equal((await each.page.content()).includes(BANNER), false);
      const first = await frameTotals(each);
      await until(PATIENCE_MS, 'encrypted frames flow both ways', async () => {
        const now = await frameTotals(each);
        return now.sealed > first.sealed + 50 && now.opened > first.opened + 50;
      });
      assert.equal((await frameTotals(each)).clear, first.clear, 'no clear frame any more');
    }
    await sees(anna, 2);
    await sees(ben, 1);
  });
});

const SAFE = 'Ende-zu-Ende verschlüsselt';
const OPEN = 'nicht geschützt';

async function asks(someone: ChromiumParticipant, name: string): Promise<void> {
  await someone.type('Name (freiwillig)', name);
  await reads(someone, 'ohne Ende-zu-Ende-Verschlüsselung, wenn alle zustimmen');
  await someone.press('Teilnehmen');
  await reads(someone, 'Alle werden gefragt');
}

async function reads(someone: ChromiumParticipant, text: string): Promise<void> {
  await someone.page.getByText(text).first().waitFor({ timeout: PATIENCE_MS });
}

async function padlock({ page }: ChromiumParticipant): Promise<string> {
  return (await page.locator('.protection-line').textContent()) ?? '';
}
