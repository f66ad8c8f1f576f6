import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Participant } from './browsers/participant.ts';
import { PATIENCE_MS } from './browsers/participant.ts';
import { decodeCells, GRID } from './coded/code.ts';
import { samplePictures, sampleTones, type SampledPicture } from './coded/in-page.ts';
import { toneHz } from './coded/tone.ts';

export interface SeenPicture {
  readonly sender: number;
  readonly frame: number;
  readonly width: number;
  readonly height: number;
}

const AUDIBLE_DB = -40;
const SILENT_DB = -55;
const LISTEN_MS = 1200;

/** The coded pictures that a page shows at this moment. */
export async function picturesSeenBy(viewer: Participant): Promise<SeenPicture[]> {
  return readCodes(await viewer.evaluate(samplePictures, GRID));
}

function readCodes(samples: readonly SampledPicture[]): SeenPicture[] {
  return samples.flatMap(({ lumas, width, height }) => {
    const code = decodeCells(lumas);
    return code === undefined ? [] : [{ ...code, width, height }];
  });
}

/** Waits until the viewer has read at least two different frames of this sender. */
export async function sees(
  viewer: Participant,
  sender: number,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const frames = new Set<number>();
  await until(patienceMs, `${viewer.sender} sees ${sender}`, async () => {
    for (const seen of await picturesSeenBy(viewer)) {
      if (seen.sender === sender) frames.add(seen.frame);
    }
    return frames.size >= 2;
  });
}

/** How many different pictures of this sender a second the viewer shows, over some seconds. */
export async function picturesPerSecond(
  viewer: Participant,
  sender: number,
  watchMs = 4_000,
): Promise<number> {
  const frames = readCodes(await viewer.evaluate(samplePictures, { ...GRID, watchMs }))
    .filter((seen) => seen.sender === sender)
    .map(({ frame }) => frame);
  const changes = frames.filter((frame, index) => frame !== frames[index - 1]).length;
  return (changes * 1000) / watchMs;
}

/** Waits until no picture of this sender moves any more. */
export async function seesNoMore(viewer: Participant, sender: number): Promise<void> {
  await until(PATIENCE_MS, `${viewer.sender} no longer sees ${sender}`, async () => {
    const frame = async () =>
      (await picturesSeenBy(viewer)).find((seen) => seen.sender === sender)?.frame;
    const before = await frame();
    await delay(400);
    return before === (await frame());
  });
}

/** Loudest level of each sender's tone in what the listener's page plays, in dB. */
export async function loudnessOf(
  listener: Participant,
  senders: readonly number[],
): Promise<number[]> {
  return listener.evaluate(sampleTones, {
    frequenciesHz: senders.map(toneHz),
    listenMs: LISTEN_MS,
  });
}

/** Waits until the tone of each of these senders has sounded. */
export async function hears(listener: Participant, ...senders: readonly number[]): Promise<void> {
  // On a busy machine what is played has gaps, and not everybody's at the same time.
  const heard = new Set<number>();
  const sentence = `${listener.sender} hears ${senders.join(' and ')}`;
  await until(PATIENCE_MS * senders.length, sentence, async () => {
    const levels = await loudnessOf(listener, senders);
    for (const [index, sender] of senders.entries())
      if ((levels[index] ?? Number.NEGATIVE_INFINITY) > AUDIBLE_DB) heard.add(sender);
    return heard.size === senders.length;
  });
}

export async function hearsNoMore(listener: Participant, sender: number): Promise<void> {
  await until(PATIENCE_MS, `${listener.sender} no longer hears ${sender}`, async () =>
    (await loudnessOf(listener, [sender])).every((level) => level < SILENT_DB),
  );
}

/** @throws AssertionError with the sentence if it did not become true in time. */
export async function until(
  patienceMs: number,
  sentence: string,
  isTrue: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await isTrue())) {
    assert.ok(Date.now() < deadline, `not within ${patienceMs} ms: ${sentence}`);
    await delay(100);
  }
}
