import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium } from '../../../tests/kit/browsers/chromium.ts';
import { openGallery } from '../../../tests/kit/gallery/gallery.ts';

const SIZES = [
  [390, 844],
  [820, 1180],
  [1440, 900],
] as const;

test('every number of tiles stands within the window, on the page it belongs to', async () => {
  await using gallery = await openGallery();
  await using anna = await openChromium({ sender: 1 });
  for (const [width, height] of SIZES) {
    await anna.page.setViewportSize({ width, height });
    for (const tiles of [1, 2, 3, 5, 9, 16, 25, 30]) {
      await anna.open(gallery.address({ tiles }));
      const figures = anna.page.getByRole('figure');
      await figures.first().waitFor();
      assert.equal(await figures.count(), tiles > 25 ? tiles / 2 : tiles);
      const last = await figures.last().boundingBox();
      assert.ok(last !== null && last.x + last.width <= width && last.y + last.height <= height);
    }
    await assertAccessible(anna, `30 tiles at ${width}`);
  }
});
