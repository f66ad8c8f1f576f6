import type { Page } from 'playwright-core';
import { openChromium, type ChromiumParticipant } from '../kit/browsers/chromium.ts';
import { asExpression } from '../kit/browsers/participant.ts';
import { startBareEngine } from '../kit/bare-engine.ts';
import { encodeCells, GRID } from '../kit/coded/code.ts';
import type { Instance } from '../kit/instance.ts';
import { enter, startMeeting } from '../kit/meeting.ts';
import { serve } from '../kit/page-server.ts';
import { sees } from '../kit/reading.ts';
import { barePage } from './bare-page.ts';
import { bareCrowd, meetingCrowd } from './crowd.ts';
import { median, quantile, spread } from './figures.ts';
import { msToFirstPicture } from './first-picture.ts';
import { delaysBetween, frameTimes, type FrameTime } from './frame-times.ts';

const JOINER = 1;
const OTHER = 2;
const HEAD = encodeCells({ sender: OTHER, frame: 0 })
  .slice(0, GRID.columns)
  .map((white) => (white ? '1' : '0'))
  .join('');
/** Shorter than the loop of the coded pictures, so that no frame number comes twice. */
const WATCH_MS = 8_000;

export interface JoiningOptions {
  /** Everybody in the meeting, the one who joins included; beyond two they are synthetic. */
  readonly people: number;
  readonly runs: number;
}

/** From the button to the other's picture, ours and the bare engine's in turn, and its delay. */
export async function measureJoining(
  instance: Instance,
  { people, runs }: JoiningOptions,
): Promise<string[]> {
  await using engine = await startBareEngine();
  await using joiner = await openChromium({ sender: JOINER });
  await using other = await openChromium({ sender: OTHER });
  const invitation = await startMeeting(other, instance);
  await enter(other);
  await using waiting = await serve(barePage(engine.url, await engine.token('waiting')));
  const second = await other.context.newPage();
  await second.goto(waiting.url);
  await second.getByRole('button', { name: 'Teilnehmen' }).click();
  // Its pages come from no address, so Chromium would keep them away from this machine's ports.
  const extraArguments = ['--disable-features=LocalNetworkAccessChecks'];
  await using crowds = await openChromium({ sender: OTHER, extraArguments });
  await using crowd = new AsyncDisposableStack();
  crowd.use(await meetingCrowd(crowds.context, instance, invitation, people - 2));
  crowd.use(await bareCrowd(crowds.context, engine, people - 2));

  const ours: number[] = [];
  const bare: number[] = [];
  const delays: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    const isLast = run === runs - 1;
    ours.push(await firstPicture(joiner, invitation));
    if (isLast) delays.push(await pictureDelay(other.page, joiner.page));
    await joiner.open('about:blank');
    await using page = await serve(barePage(engine.url, await engine.token(`joiner-${run}`)));
    bare.push(await firstPicture(joiner, page.url));
    if (isLast) delays.push(await pictureDelay(second, joiner.page));
    await joiner.open('about:blank');
  }
  const [ourDelay = '', bareDelay = ''] = delays;
  const ratio = median(ours) / median(bare);
  return [
    `| ${people} people: „Teilnehmen“ to first decoded remote picture | ${spread(ours, 'ms')} |`,
    `| the same in a bare room of the same engine | ${spread(bare, 'ms')} |`,
    `| ratio of the medians (goal: at most 1.1) | ${ratio.toFixed(2)} |`,
    `| ${people} people: from the sender’s own preview to the receiver’s picture | ${ourDelay} |`,
    `| the same in the bare room | ${bareDelay} |`,
  ];
}

async function firstPicture(joiner: ChromiumParticipant, url: string): Promise<number> {
  await joiner.open(url);
  await joiner.finds('Teilnehmen');
  // The preview runs in both, so that opening the devices is no part of the figure.
  await sees(joiner, JOINER);
  return await joiner.evaluate(msToFirstPicture, { button: 'Teilnehmen', head: HEAD, grid: GRID });
}

async function pictureDelay(sender: Page, receiver: Page): Promise<string> {
  const question = asExpression(frameTimes, { head: HEAD, grid: GRID, forMs: WATCH_MS });
  const [sent, received] = await Promise.all(
    [sender, receiver].map((page) => page.evaluate<FrameTime[]>(question)),
  );
  const delays = delaysBetween(sent ?? [], received ?? []);
  const [middle, late] = [0.5, 0.95].map((part) => Math.round(quantile(delays, part)));
  return `p50 ${middle} ms, p95 ${late} ms (${delays.length} frames)`;
}
