import { setTimeout as delay } from 'node:timers/promises';
import { startBareEngine, type BareEngine } from '../kit/bare-engine.ts';
import { openChromium, type ChromiumParticipant } from '../kit/browsers/chromium.ts';
import type { Instance } from '../kit/instance.ts';
import { enter, join, startMeeting } from '../kit/meeting.ts';
import { serve } from '../kit/page-server.ts';
import { until } from '../kit/reading.ts';
import { barePage } from './bare-page.ts';
import { median } from './figures.ts';
import { cpuSecondsOf, ownChildren } from './process-tree.ts';

const RECEIVER = 1;
const SENDER = 2;
const WINDOWS = 3;
const SETTLE_MS = 5_000;

export interface FrameCostOptions {
  readonly videos: number;
  /** Meetings with encryption and bare rooms without it take turns, so often. */
  readonly turns: number;
  readonly windowMs: number;
}

/** What one decoded frame costs the browser that receives it, sealed and not. */
export async function measureFrameCost(
  instance: Instance,
  options: FrameCostOptions,
): Promise<string[]> {
  await using engine = await startBareEngine();
  const [sealed, bare]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < options.turns; turn += 1) {
    sealed.push(...(await inMeeting(instance, options)));
    bare.push(...(await inBareRoom(engine, options)));
  }
  const ratios = sealed.map((cost, at) => cost / (bare[at] ?? Number.NaN));
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2));
  const ratio = (median(sealed) / median(bare)).toFixed(2);
  return [
    `| ${options.videos} videos: processor time of the receiving browser per decoded frame | ${range(sealed)} |`,
    `| the same in a bare room of the same engine, without encryption | ${range(bare)} |`,
    `| ratio of the medians | ${ratio} (window by window ${low} to ${high}) |`,
  ];
}

async function inMeeting(instance: Instance, options: FrameCostOptions): Promise<number[]> {
  await using senders = await openChromium({ sender: SENDER });
  const invitation = await startMeeting(senders, instance);
  await enter(senders);
  for (let more = 1; more < options.videos; more += 1) {
    const page = await senders.context.newPage();
    await page.goto(invitation);
    await page.getByRole('button', { name: 'Teilnehmen', exact: true }).click();
  }
  return await receiving(options, async (receiver) => {
    await join(receiver, invitation);
  });
}

async function inBareRoom(engine: BareEngine, options: FrameCostOptions): Promise<number[]> {
  await using senders = await openChromium({ sender: SENDER });
  await using pages = new AsyncDisposableStack();
  const room = `cost-${performance.now()}`;
  for (let sender = 0; sender < options.videos; sender += 1) {
    const token = await engine.token(`sender-${sender}`, room);
    const served = pages.use(await serve(barePage(engine.url, token)));
    const page = await senders.context.newPage();
    await page.goto(served.url);
    await page.getByRole('button', { name: 'Teilnehmen' }).click();
  }
  const token = await engine.token('receiver', room);
  const served = pages.use(await serve(barePage(engine.url, token)));
  return await receiving(options, async (receiver) => {
    await receiver.open(served.url);
    await receiver.press('Teilnehmen');
  });
}

async function receiving(
  { videos, windowMs }: FrameCostOptions,
  enterRoom: (receiver: ChromiumParticipant) => Promise<void>,
): Promise<number[]> {
  const before = ownChildren();
  await using receiver = await openChromium({ sender: RECEIVER });
  const root = ownChildren().find((pid) => !before.includes(pid));
  if (root === undefined) throw new Error('the browser is no child of this process');
  await enterRoom(receiver);
  await until(30_000, `${videos} videos play`, async () => {
    return (await receiver.evaluate(decodedFrames, undefined)).length >= videos;
  });
  await delay(SETTLE_MS);
  const costs: number[] = [];
  for (let window = 0; window < WINDOWS; window += 1) {
    const [cpu, frames] = [cpuSecondsOf(root), await total(receiver)];
    await delay(windowMs);
    costs.push((cpuSecondsOf(root) - cpu) / ((await total(receiver)) - frames));
  }
  return costs;
}

async function total(receiver: ChromiumParticipant): Promise<number> {
  return (await receiver.evaluate(decodedFrames, undefined)).reduce((sum, each) => sum + each, 0);
}

/** In the page: frames of each picture that came from somebody else and plays. */
function decodedFrames(): number[] {
  return [...document.querySelectorAll('video')].flatMap((video) => {
    const [track] = video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks() : [];
    const { totalVideoFrames } = video.getVideoPlaybackQuality();
    const isOwn = track === undefined || track.label.startsWith('fake');
    return isOwn || totalVideoFrames === 0 ? [] : [totalVideoFrames];
  });
}

function range(costs: readonly number[]): string {
  const ms = (seconds: number): string => (seconds * 1_000).toFixed(2);
  const [low, high] = [Math.min(...costs), Math.max(...costs)];
  return `${ms(median(costs))} ms (${ms(low)} to ${ms(high)}, of ${costs.length})`;
}
