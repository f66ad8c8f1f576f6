import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openChromium } from '../kit/browsers/chromium.ts';
import { Instance } from '../kit/instance.ts';
import { startMeeting } from '../kit/meeting.ts';
import { sees } from '../kit/reading.ts';
import { measureComingAndGoing } from './coming-and-going.ts';
import { measureEdgeRequests } from './edge-requests.ts';
import { spread } from './figures.ts';
import { measureFrameCost } from './frame-cost.ts';
import { measureJoining } from './joining.ts';
import { measureKeys } from './keys.ts';
import { measureObjects } from './objects.ts';
import { measureOwnParts } from './own-parts.ts';
import { measureSealedRows } from './sealed-rows.ts';

// Prints figures and never fails on one: machines differ. Ratios are measured side by side.

const STARTS = 5;
const JOINER = 1;
/** Everybody in the meeting, and how often somebody joins it. */
const MEETINGS = [
  { people: 2, runs: 7 },
  { people: 6, runs: 5 },
  { people: 10, runs: 5 },
  { people: 25, runs: 5 },
];

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
  rows.push(...(await measureScripts(instance)));
  for (const meeting of MEETINGS) rows.push(...(await measureJoining(instance, meeting)));
  for (const videos of [1, 4])
    rows.push(...(await measureFrameCost(instance, { videos, turns: 3, windowMs: 8_000 })));
}
rows.push(...(await measureOwnParts()));
rows.push(...(await measureComingAndGoing()));
rows.push(...(await measureEdgeRequests()));
rows.push(...(await measureObjects()));
rows.push(...(await measureKeys()));
rows.push(...(await measureSealedRows()));
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
