import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { screenLayers } from './screen-layers.ts';

describe('the layers of a shared screen', () => {
  const screens = [
    [1280, 720],
    [1920, 1080],
    [2560, 1440],
    [3840, 2160],
    [900, 1600],
    [320, 200],
  ] as const;
  for (const [width, height] of screens) {
    it(`keep ${String(width)} × ${String(height)} and vary frames and bits`, () => {
      const { full, slow } = screenLayers(width, height);
      assert.deepEqual([full.width, full.height], [width, height]);
      assert.deepEqual([slow.width, slow.height], [width, height]);
      assert.ok(slow.maxFramerate < full.maxFramerate);
      assert.ok(slow.maxBitrate <= full.maxBitrate);
      assert.ok(full.maxBitrate <= 4_000_000);
    });
  }
});
