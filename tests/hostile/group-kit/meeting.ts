import type { Participant } from '../../kit/browsers/participant.ts';
import type { Stage } from '../../kit/hostile/play-attacks.ts';
import { until } from '../../kit/reading.ts';
import { RoomTap } from './room-tap.ts';

const PATIENCE_MS = 15_000;

/** What is forged, replayed or taken out is answered within this time. */
export const FORGED_MS = 1_000;
/** What is held back, split, delayed or kept alive shows within two heartbeats. */
export const WITHHELD_MS = 10_000;

/** The words beside the padlock. */
export async function padlockOf(viewer: Participant): Promise<string> {
  return await viewer.evaluate(
    () => document.querySelector('.protection-line')?.textContent ?? '',
    undefined,
  );
}

/** Whether the padlock says that somebody is behind, or that somebody is there who is no member. */
export async function isWarned(viewer: Participant): Promise<boolean> {
  const word = await padlockOf(viewer);
  return word.includes('nicht auf dem neuesten Stand') || word.includes('unbekannte Verbindung');
}

/** Names on the tiles of the others, sorted. */
export async function namesOn(viewer: Participant): Promise<readonly string[]> {
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

/** The room channel of whoever comes next, tapped from its first message. */
export function tapNext(stage: Stage, use: (tap: RoomTap) => void): void {
  const { hostile } = stage;
  const before = new Set(hostile.connections);
  stage.onEnd(
    hostile.onConnection((connection) => {
      if (connection.kind === 'room' && !before.has(connection)) use(new RoomTap(connection));
    }),
  );
}

/** How long ago something was. */
export class SinceThen {
  #atMs = Number.POSITIVE_INFINITY;

  begin(): void {
    this.#atMs = Date.now();
  }

  isOver(ms: number): boolean {
    return Date.now() - this.#atMs > ms;
  }
}
