import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, tabTo } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { PATIENCE_MS } from '../../../tests/kit/browsers/participant.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { sees, until } from '../../../tests/kit/reading.ts';

const VIEWS = ['Eine Person groß', 'Groß mit Seitenleiste', 'Alle gleich groß'] as const;

describe('the stage in a meeting', () => {
  let instance: Instance;
  let anna: ChromiumParticipant;
  let ben: ChromiumParticipant;

  before(async () => {
    instance = await Instance.start();
    anna = await openChromium({ sender: 1 });
    ben = await openChromium({ sender: 2 });
    const invitation = await startMeeting(anna, instance);
    await enter(anna, 'Anna');
    await join(ben, invitation, 'Ben');
    await sees(anna, 2);
  });
  after(async () => {
    await anna[Symbol.asyncDispose]();
    await ben[Symbol.asyncDispose]();
    await instance[Symbol.asyncDispose]();
  });

  test('a pinned tile is large, by its button and by a key', async () => {
    await tabTo(anna, 'button', 'Ben anheften');
    await anna.key('Enter');
    await until(PATIENCE_MS, 'Ben is large', async () => (await widthOf(anna, 'Ben')) > 700);
    await assertAccessible(anna, 'pinned');
    await anna.key('0');
    await until(PATIENCE_MS, 'all are the same', async () => (await widthOf(anna, 'Ben')) < 700);
    await anna.key('1');
    await until(PATIENCE_MS, 'Ben is large', async () => (await widthOf(anna, 'Ben')) > 700);
    await anna.key('1');
  });

  test('each view is accessible, and the own picture can be away', async () => {
    for (const view of VIEWS) {
      await anna.press('Mehr');
      await anna.page.getByRole('menuitemradio', { name: view }).click();
      await sees(anna, 2);
      await assertAccessible(anna, view);
    }
    await anna.press('Mehr');
    await anna.page.getByRole('menuitemcheckbox', { name: 'Eigenes Bild anzeigen' }).click();
    await anna.key('Escape');
    const tiles = anna.page.getByRole('list', { name: 'Teilnehmende' }).getByRole('listitem');
    await until(PATIENCE_MS, 'only Ben is shown', async () => (await tiles.count()) === 1);
    await anna.press('Mehr');
    await anna.page.getByRole('menuitemcheckbox', { name: 'Eigenes Bild anzeigen' }).click();
    await anna.key('Escape');
  });

  test('a shared screen becomes large by itself, and the grid comes back', async () => {
    // V goes on to the next view, which after the last one is the automatic one.
    await anna.key('v');
    await anna.key('v');
    await anna.key('v');
    await ben.press('Bildschirm teilen');
    const screen = anna.page.getByRole('figure').filter({ hasText: 'Bildschirm von Ben' });
    await until(PATIENCE_MS, 'the screen is large', async () => {
      const box = await screen.boundingBox();
      return box !== null && box.width > 700;
    });
    await assertAccessible(anna, 'shared screen');
    await anna.key('f');
    await until(PATIENCE_MS, 'the call fills the screen', async () =>
      anna.page.evaluate(() => document.fullscreenElement !== null),
    );
    await anna.key('f');
    await ben.press('Teilen beenden');
    await screen.waitFor({ state: 'detached' });
  });

  test('the small window shows who speaks, and can mute', async () => {
    await anna.press('Mehr');
    const opened = anna.context.waitForEvent('page');
    await anna.page.getByRole('menuitem', { name: 'Bild im Bild' }).click();
    const small = await opened;
    await small.getByText('Ben').waitFor();
    await small.getByRole('button', { name: 'Mikrofon aus' }).click();
    await anna.finds('Mikrofon ein');
    await small.getByRole('button', { name: 'Mikrofon ein' }).click();
    await anna.finds('Mikrofon aus');
    await small.close();
  });

  test('no width makes the page scroll sideways, and controls stay within a thumb', async () => {
    for (const [width, height] of [
      [320, 568],
      [568, 320],
      [300, 200],
      [390, 844],
    ] as const) {
      await anna.page.setViewportSize({ width, height });
      await sees(anna, 2);
      const leave = anna.page.getByRole('button', { name: 'Konferenz verlassen' });
      const box = await leave.boundingBox();
      assert.ok(box !== null && box.x + box.width <= width && box.y + box.height <= height);
      assert.equal(await anna.page.evaluate(() => document.documentElement.scrollWidth), width);
    }
    await assertAccessible(anna, 'a phone');
  });
});

async function widthOf({ page }: ChromiumParticipant, name: string): Promise<number> {
  const tile = page.getByRole('figure').filter({ has: page.getByText(name, { exact: true }) });
  return (await tile.boundingBox())?.width ?? 0;
}
