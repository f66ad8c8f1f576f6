import { test } from 'node:test';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { PATIENCE_MS } from '../../../tests/kit/browsers/participant.ts';
import { openGallery } from '../../../tests/kit/gallery/gallery.ts';
import { until } from '../../../tests/kit/reading.ts';

const UPRIGHT = { width: 390, height: 844 };

test('a finger turns the pages of a meeting with many, and a short or steep one does not', async () => {
  await using gallery = await openGallery();
  await using anna = await openChromium({ sender: 1, viewport: UPRIGHT });
  await anna.open(gallery.address({ tiles: 30 }));
  await anna.page.getByRole('figure').first().waitFor();
  const first = await names(anna);
  await swipe(anna, { from: [300, 400], to: [260, 400] });
  await swipe(anna, { from: [300, 200], to: [200, 700] });
  await staysOn(anna, first);
  await swipe(anna, { from: [320, 400], to: [80, 410] });
  await until(PATIENCE_MS, 'the next page', async () => (await names(anna)) !== first);
  await swipe(anna, { from: [80, 400], to: [320, 410] });
  await until(PATIENCE_MS, 'the first page again', async () => (await names(anna)) === first);
});

async function names({ page }: ChromiumParticipant): Promise<string> {
  return (await page.getByRole('figure').allInnerTexts()).join('|');
}

async function staysOn(someone: ChromiumParticipant, shown: string): Promise<void> {
  for (let looks = 0; looks < 5; looks += 1) {
    await someone.page.waitForTimeout(100);
    if ((await names(someone)) !== shown) throw new Error('the page was turned');
  }
}

type Point = readonly [x: number, y: number];

/** A finger that is laid down, drawn and lifted. */
async function swipe(
  someone: ChromiumParticipant,
  { from, to }: { readonly from: Point; readonly to: Point },
): Promise<void> {
  const devTools = await someone.devTools();
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: Point) => {
    const touchPoints = point === undefined ? [] : [{ x: point[0], y: point[1] }];
    await devTools.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  await touch('touchStart', from);
  for (const part of [0.25, 0.5, 0.75, 1])
    await touch('touchMove', [
      from[0] + (to[0] - from[0]) * part,
      from[1] + (to[1] - from[1]) * part,
    ]);
  await touch('touchEnd');
}
