import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openChromium, type ChromiumParticipant } from '../kit/browsers/chromium.ts';
import { startBareEngine } from '../kit/bare-engine.ts';
import { encodeCells, GRID } from '../kit/coded/code.ts';
import { Instance } from '../kit/instance.ts';
import { enter, startMeeting } from '../kit/meeting.ts';
import { serve } from '../kit/page-server.ts';
import { sees } from '../kit/reading.ts';
import { barePage } from './bare-page.ts';
import { median, spread } from './figures.ts';
import { msToFirstPicture } from './first-picture.ts';

// Prints figures and never fails on one: machines differ. Ratios are measured side by side.

const RUNS = 7;
const STARTS = 5;
const JOINER = 1;
const OTHER = 2;

const HEAD = encodeCells({ sender: OTHER, frame: 0 })
  .slice(0, GRID.columns)
  .map((white) => (white ? '1' : '0'))
  .join('');

async function measureJoining(instance: Instance): Promise<string[]> {
  await using engine = await startBareEngine();
  await using joiner = await openChromium({ sender: JOINER });
  await using other = await openChromium({ sender: OTHER });
  const invitation = await startMeeting(other, instance);
  await enter(other);
  await using waiting = await serve(barePage(engine.url, await engine.token('waiting')));
  const second = await other.context.newPage();
  await second.goto(waiting.url);
  await second.getByRole('button', { name: 'Teilnehmen' }).click();

  const ours: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(await firstPicture(joiner, invitation));
    await using page = await serve(barePage(engine.url, await engine.token(`joiner-${run}`)));
    bare.push(await firstPicture(joiner, page.url));
  }
  const ratio = median(ours) / median(bare);
  return [
    `| „Teilnehmen“ to first decoded remote picture | ${spread(ours, 'ms')} |`,
    `| the same in a bare room of the same engine | ${spread(bare, 'ms')} |`,
    `| ratio of the medians (goal: at most 1.1) | ${ratio.toFixed(2)} |`,
  ];
}

async function firstPicture(joiner: ChromiumParticipant, url: string): Promise<number> {
  await joiner.open(url);
  await joiner.finds('Teilnehmen');
  // The preview runs in both, so that opening the devices is no part of the figure.
  await sees(joiner, JOINER);
  const question = { button: 'Teilnehmen', head: HEAD, grid: GRID };
  const ms = await joiner.evaluate(msToFirstPicture, question);
  await joiner.open('about:blank');
  return ms;
}

async function measureStarting(): Promise<string[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'blende-bench-'));
  const times: number[] = [];
  for (let run = 0; run <= STARTS; run += 1) {
    const startedAt = performance.now();
    const instance = await Instance.start({ dataFolder });
    // The first one may have to build.
    if (run > 0) times.push(performance.now() - startedAt);
    await instance.stop();
  }
  rmSync(dataFolder, { recursive: true, force: true });
  return [`| second \`./blende start\` to a ready address | ${spread(times, 'ms')} |`];
}

async function measureScripts(instance: Instance): Promise<string[]> {
  await using someone = await openChromium({ sender: JOINER });
  // By address: the way from the start page to the room loads some files twice, from the cache.
  const sizes = new Map<string, Promise<number>>();
  let transferred = 0;
  const devTools = await someone.devTools();
  const scripts = new Set<string>();
  devTools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) transferred += encodedDataLength;
  });
  await devTools.send('Network.enable');
  someone.page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.set(
      response.url(),
      response.body().then((body) => gzipSync(body).byteLength),
    );
  });
  await startMeeting(someone, instance);
  await someone.finds('Teilnehmen');
  await sees(someone, JOINER);
  const gzipped = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
  return [
    `| scripts before „Teilnehmen“, with gzip (goal: at most 350 kB) | ${kilobytes(gzipped)} |`,
    `| the same as transferred (brotli) | ${kilobytes(transferred)} |`,
  ];
}

const loadBefore = loadavg()[0] ?? 0;
const rows = [...(await measureStarting())];
{
  await using instance = await Instance.start();
  rows.push(...(await measureScripts(instance)), ...(await measureJoining(instance)));
}
const date = new Date().toISOString().slice(0, 10);
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
const report = [
  `# Figures of ${date}`,
  '',
  `Machine: ${machine}. Load (1 minute): ${loadBefore.toFixed(2)} before, ${(loadavg()[0] ?? 0).toFixed(2)} after.`,
  'Medians with lowest and highest value; the two ways of joining alternate. Made by `npm run bench`.',
  '',
  '| figure | value |',
  '|---|---|',
  ...rows,
  '',
].join('\n');
console.log(report);
const folder = join(import.meta.dirname, '../../docs/measurements');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, `${date}.md`), report);
