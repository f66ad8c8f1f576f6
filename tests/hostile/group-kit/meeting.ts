import type { Participant } from '../../kit/browsers/participant.ts';
import type { Stage } from '../../kit/hostile/play-attacks.ts';
import { until } from '../../kit/reading.ts';
import { RoomTap } from './room-tap.ts';

const PATIENCE_MS = 15_000;

/** Names on the tiles of the others, sorted. */
async function namesOn(viewer: Participant): Promise<readonly string[]> {
  return await viewer.evaluate(
    () =>
      Array.from(document.querySelectorAll('.tile-name bdi'), (name) => name.textContent)
        .filter((name) => !name.includes('(Sie)'))
        .toSorted(),
    undefined,
  );
}

/** All text of the page, also what is there for screen readers alone. */
export async function textOf(viewer: Participant): Promise<string> {
  return await viewer.evaluate(() => document.body.textContent, undefined);
}

/** What stands in the open chat, as `author: text`. */
export async function chatOn(viewer: Participant): Promise<readonly string[]> {
  return await viewer.evaluate(
    () =>
      Array.from(document.querySelectorAll('.chat-item'), (item) => {
        const [author, text] = ['bdi', '.chat-text'].map(
          (part) => item.querySelector(part)?.textContent ?? '',
        );
        return `${author ?? ''}: ${text ?? ''}`;
      }),
    undefined,
  );
}

/** Anna and Ben know each other by name; the server holds both channels. */
export async function theyMeet(stage: Stage): Promise<readonly [anna: RoomTap, ben: RoomTap]> {
  const { anna, ben, hostile } = stage;
  await until(PATIENCE_MS, 'Anna and Ben meet', async () => {
    const [seenByAnna, seenByBen] = [await namesOn(anna), await namesOn(ben)];
    return seenByAnna.includes('Ben') && seenByBen.includes('Anna');
  });
  const [first, second] = hostile.open('room');
  if (first === undefined || second === undefined) throw new Error('they do not meet');
  return [new RoomTap(first), new RoomTap(second)];
}

export async function shows(viewer: Participant, people: number): Promise<void> {
  await until(
    PATIENCE_MS,
    `there are ${people} others`,
    async () => (await namesOn(viewer)).length === people,
  );
}
