import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openChromium } from '../../../tests/kit/browsers/chromium.ts';
import { openFirefox } from '../../../tests/kit/browsers/firefox.ts';
import { PATIENCE_MS, type Participant } from '../../../tests/kit/browsers/participant.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { hears, picturesSeenBy, until } from '../../../tests/kit/reading.ts';

// Six browsers on one machine: tiny cameras and small windows, so that two cores carry them.

const SMALL = { camera: 'tiny', viewport: { width: 640, height: 480 } } as const;
const ON_CHROMIUM = ['Anna', 'Ben', 'Carla', 'Deniz'] as const;
/** Six pictures start on two cores at once. */
const START_PATIENCE_MS = 4 * PATIENCE_MS;

describe('a meeting of six', () => {
  let instance: Instance;
  let invitation: string;
  const opened = new AsyncDisposableStack();
  const present: Participant[] = [];

  before(async () => {
    instance = await Instance.start();
    for (const index of ON_CHROMIUM.keys())
      present.push(opened.use(await openChromium({ sender: index + 1, ...SMALL })));
    present.push(opened.use(await openFirefox({ sender: 5, ...SMALL })));
  });
  after(async () => {
    await opened.disposeAsync();
    await instance[Symbol.asyncDispose]();
  });

  test('five in two browser families see each other', async () => {
    const [anna, ...others] = present;
    assert.ok(anna !== undefined);
    invitation = await startMeeting(anna, instance);
    await enter(anna, 'Anna');
    for (const other of others)
      await join(other, invitation, ON_CHROMIUM[other.sender - 1] ?? 'Eva');
    await everybodySeesEverybody(present);
  });

  test('who comes late as the sixth is seen by all, and sees and hears all', async () => {
    const late = opened.use(await openFirefox({ sender: 6, ...SMALL }));
    present.push(late);
    await join(late, invitation, 'Fatih');
    await everybodySeesEverybody(present);
    await hears(late, 1, 2, 3, 4, 5);
  });

  test('who leaves is gone for five, who go on', async () => {
    const [ben] = present.splice(1, 1);
    assert.ok(ben !== undefined);
    await ben.press('Konferenz verlassen');
    for (const viewer of present) {
      await until(PATIENCE_MS, `${viewer.sender} has no picture of Ben`, async () =>
        (await picturesSeenBy(viewer)).every(({ sender }) => sender !== ben.sender),
      );
      await hasTiles(viewer, present.length);
    }
    await everybodySeesEverybody(present);
  });
});

async function everybodySeesEverybody(present: readonly Participant[]): Promise<void> {
  const senders = present.map(({ sender }) => sender);
  await Promise.all(present.map(async (viewer) => seesAll(viewer, senders)));
  for (const viewer of present) await hasTiles(viewer, present.length);
}

/** Waits until the viewer has read two different frames of each of them. */
async function seesAll(viewer: Participant, senders: readonly number[]): Promise<void> {
  const frames = new Map(senders.map((sender) => [sender, new Set<number>()]));
  const sentence = `${viewer.sender} sees ${senders.join(', ')}`;
  await until(START_PATIENCE_MS, sentence, async () => {
    for (const { sender, frame } of await picturesSeenBy(viewer)) frames.get(sender)?.add(frame);
    return [...frames.values()].every(({ size }) => size >= 2);
  });
}

async function hasTiles(viewer: Participant, count: number): Promise<void> {
  await until(PATIENCE_MS, `${viewer.sender} has ${count} tiles`, async () => {
    const tiles = () => document.querySelectorAll('.stage figure').length;
    return (await viewer.evaluate(tiles, undefined)) === count;
  });
}
