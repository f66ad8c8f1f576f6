import { test } from 'node:test';
import { serve } from '../page-server.ts';
import { until } from '../reading.ts';
import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';
import type { Participant } from './participant.ts';

const PAGE = `<!doctype html><title>Console</title><script>
console.warn('from the page');
const source = new Blob(["console.warn('from the worker'); throw new Error('lost in the worker')"]);
new Worker(URL.createObjectURL(source));
setTimeout(() => { throw new Error('lost in the page'); });
Promise.reject(new Error('lost promise'));
</script>`;

const EXPECTED = [
  'from the page',
  'from the worker',
  'lost in the worker',
  'lost in the page',
  'lost promise',
];

const BROWSERS: readonly [string, () => Promise<Participant>][] = [
  ['Chromium', async () => openChromium({ sender: 1 })],
  ['Firefox', async () => openFirefox({ sender: 1 })],
];

for (const [name, openBrowser] of BROWSERS) {
  test(`the watch hears pages, workers and exceptions in ${name}`, async () => {
    await using page = await serve(PAGE);
    await using someone = await openBrowser();
    await someone.open(page.url);
    for (const text of EXPECTED) {
      await until(5000, `the watch hears "${text}"`, async () =>
        Promise.resolve(someone.consoleLines().some((line) => line.text.includes(text))),
      );
    }
  });
}
