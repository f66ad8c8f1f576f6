import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FrameGapMeter } from './frame-gap-meter.ts';

test('a gap lasts from the first frame that could not be read to the next good one', () => {
  const meter = new FrameGapMeter();
  // Before anything was shown nothing stood still.
  meter.missed(0);
  meter.good(900);
  assert.equal(meter.counts.gaps, 0);
  // A long silence before it, such as of a camera that was off, does not count.
  for (const nowMs of [60_000, 60_030, 60_060]) meter.missed(nowMs);
  meter.good(60_100);
  meter.good(60_130);
  meter.missed(70_000);
  meter.good(70_250);
  assert.deepEqual(meter.counts, { gaps: 2, frames: 4, longestMs: 250, totalMs: 350 });
});
