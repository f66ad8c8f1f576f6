import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openChromium } from '../browsers/chromium.ts';
import { openFirefox } from '../browsers/firefox.ts';
import type { Participant } from '../browsers/participant.ts';
import { serve } from '../page-server.ts';
import { hears, loudnessOf, picturesSeenBy, sees, until } from '../reading.ts';

const PAGE = `<!doctype html><title>Camera</title><button onclick="start()">Start</button><script>
async function start() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false }, video: true });
  const show = (source, muted) => {
    const video = document.createElement('video');
    video.srcObject = source;
    video.muted = muted;
    document.body.append(video);
    video.play();
  };
  show(stream, false);
  const small = document.createElement('canvas');
  small.width = 160;
  small.height = 90;
  const context = small.getContext('2d');
  setInterval(() => context.drawImage(document.querySelector('video'), 0, 0, 160, 90), 66);
  show(small.captureStream(15), true);
}
</script>`;

const BROWSERS: readonly [string, (sender: number) => Promise<Participant>][] = [
  ['Chromium', async (sender) => openChromium({ sender })],
  ['Firefox', async (sender) => openFirefox({ sender })],
];

for (const [name, openBrowser] of BROWSERS) {
  test(`${name} reads its own coded picture in full and small, and its own tone`, async () => {
    await using page = await serve(PAGE);
    await using viewer = await openBrowser(3);
    await viewer.open(page.url);
    await viewer.press('Start');
    await sees(viewer, 3);
    await until(5000, 'both sizes are read', async () => {
      const widths = (await picturesSeenBy(viewer)).map(({ width }) => width);
      return widths.includes(640) && widths.includes(160);
    });
    await hears(viewer, 3);
    assert.ok((await loudnessOf(viewer, [4])).every((level) => level < -50));
  });
}
