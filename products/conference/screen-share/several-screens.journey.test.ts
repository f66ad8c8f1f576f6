import { after, before, describe, test } from 'node:test';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { PATIENCE_MS } from '../../../tests/kit/browsers/participant.ts';
import { decodeCells, GRID } from '../../../tests/kit/coded/code.ts';
import { samplePictures } from '../../../tests/kit/coded/in-page.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { sees, until } from '../../../tests/kit/reading.ts';

// Anna shares what Chromium offers as a screen on a machine without one, which moves. Ben shares
// the coded picture of his camera, so that the two cannot be taken for each other.

const SMALL = { camera: 'small' } as const;

describe('two share their screens at once', () => {
  let instance: Instance;
  let anna: ChromiumParticipant;
  let ben: ChromiumParticipant;
  let carla: ChromiumParticipant;

  before(async () => {
    instance = await Instance.start();
    anna = await openChromium({ sender: 1, ...SMALL });
    ben = await openChromium({ sender: 2, ...SMALL });
    carla = await openChromium({ sender: 3, ...SMALL });
    await ben.beforeEachPage(shareTheCamera, undefined);
    const invitation = await startMeeting(anna, instance);
    await enter(anna, 'Anna');
    await join(ben, invitation, 'Ben');
    await join(carla, invitation, 'Carla');
    await sees(carla, 1);
    await sees(carla, 2);
  });
  after(async () => {
    for (const participant of [anna, ben, carla]) await participant[Symbol.asyncDispose]();
    await instance[Symbol.asyncDispose]();
  });

  test('both arrive and move at a third', async () => {
    await anna.press('Bildschirm teilen');
    await ben.press('Bildschirm teilen');
    await seesScreen(carla, 'Anna', undefined);
    await seesScreen(carla, 'Ben', 2);
    await sees(carla, 1);
  });

  test('both arrive at those who share, too', async () => {
    await seesScreen(anna, 'Ben', 2);
    await seesScreen(ben, 'Anna', undefined);
  });

  test('one ends and the other stays', async () => {
    await anna.press('Teilen beenden');
    await screenOf(carla, 'Anna').waitFor({ state: 'detached' });
    await seesScreen(carla, 'Ben', 2);
    await anna.press('Bildschirm teilen');
    await seesScreen(carla, 'Anna', undefined);
    await ben.press('Teilen beenden');
    await screenOf(carla, 'Ben').waitFor({ state: 'detached' });
    await seesScreen(carla, 'Anna', undefined);
    await sees(carla, 2);
  });
});

/** Instead of asking which screen. */
function shareTheCamera(): void {
  // Missing in pages that may not use devices, such as about:blank.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices !== undefined)
    devices.getDisplayMedia = async () => devices.getUserMedia({ video: true });
}

function screenOf({ page }: ChromiumParticipant, name: string) {
  return page.getByRole('figure').filter({ hasText: `Bildschirm von ${name}` });
}

/** Waits until this screen has moved, and shows this sender's code or, for undefined, no code. */
async function seesScreen(viewer: ChromiumParticipant, name: string, sender: number | undefined) {
  const labelled = `Bildschirm von ${name}`;
  const seen = new Set<string>();
  await until(PATIENCE_MS, `${viewer.sender} sees ${name}'s screen move`, async () => {
    for (const { lumas } of await viewer.evaluate(samplePictures, { ...GRID, labelled })) {
      if (decodeCells(lumas)?.sender === sender)
        seen.add(lumas.map((luma) => Math.round(luma)).join());
    }
    return seen.size >= 3;
  });
}
