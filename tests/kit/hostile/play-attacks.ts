import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openChromium, type ChromiumParticipant } from '../browsers/chromium.ts';
import { Instance } from '../instance.ts';
import { enter, join, startIfPossible, startMeeting } from '../meeting.ts';
import { until } from '../reading.ts';
import { HostileServer } from './hostile-server.ts';
import { weakenedApp, type Weakening } from './weakened-app.ts';

/** How long an attack may take on a slow machine before it counts as failed. */
const PATIENCE_MS = 15_000;
/** No attack is about how large pictures are. */
const TINY = { camera: 'tiny' } as const;

/** A meeting of two under a hostile server; a third browser is there for whoever needs one. */
export interface Stage {
  readonly hostile: HostileServer;
  readonly instance: Instance;
  readonly anna: ChromiumParticipant;
  readonly ben: ChromiumParticipant;
  readonly clara: ChromiumParticipant;
  /** Anna's, who started the meeting. */
  readonly invitation: string;
  /** Called after the attack, whatever came of it. */
  onEnd(clean: () => Promise<void> | void): void;
}

export interface Attack {
  /** What the server does, as a sentence without subject: "replays a frame". */
  readonly name: string;
  /** The one defence that stands against it. */
  readonly without: readonly Weakening[];
  /** The room lets people ask to take part without end-to-end encryption. */
  readonly isIfPossible?: true;
  /** Before Anna and Ben meet: taps that have to be there from the first message. */
  prepare?(stage: Omit<Stage, 'invitation'>): Promise<void> | void;
  /** Once they meet. */
  strike(stage: Stage): Promise<void> | void;
  /** Whether it has done what it is meant to do. */
  isDone(stage: Stage): Promise<boolean>;
  /** How long it usually takes at most. */
  readonly withinMs: number;
  /** How long it is tried against our app, if that need not be as long. */
  readonly holdsMs?: number;
  /** What people must be able to see, and how soon: forged things 1 s, withheld ones 10 s. */
  readonly notice?: {
    readonly withinMs: number;
    isShown(stage: Stage): Promise<boolean>;
  };
}

type People = Omit<Stage, 'invitation' | 'onEnd'>;

/**
 * Plays each attack twice in real browsers through the real engine: against an app without that one
 * defence, where it must succeed, and against ours, where it must not. Each time is a new meeting.
 */
export function playAttacks(title: string, attacks: readonly Attack[]): void {
  void describe(title, () => {
    let people: People;
    const parts = new AsyncDisposableStack();
    const open = async (sender: number): Promise<ChromiumParticipant> =>
      parts.use(await openChromium({ sender, ...TINY }));
    before(async () => {
      const opening = Promise.all([open(1), open(2), open(3)]);
      const instance = parts.use(await Instance.start());
      const hostile = parts.use(await HostileServer.start(instance));
      const [anna, ben, clara] = await opening;
      people = { instance, hostile, anna, ben, clara };
    });
    after(async () => {
      await parts.disposeAsync();
    });
    for (const attack of attacks) {
      void test(attack.name, async () => {
        using app = await weakenedApp(...attack.without);
        people.hostile.serve(app);
        const tookMs = await succeeds(attack, people).catch(async () => succeeds(attack, people));
        people.hostile.serve(undefined);
        await play(attack, people, async (stage) => {
          await withstands(attack, stage, tookMs);
        });
      });
    }
  });
}

/**
 * That it can succeed is shown by one time. An honest member who changes the group in the same
 * moment makes it come to nothing, so that it may be tried again in a new meeting.
 */
async function succeeds(attack: Attack, people: People): Promise<number> {
  let tookMs = 0;
  await play(attack, people, async (stage) => {
    const startMs = Date.now();
    const patienceMs = Math.max(attack.withinMs, PATIENCE_MS);
    await until(patienceMs, `without the defence it ${attack.name}`, () => attack.isDone(stage));
    tookMs = Date.now() - startMs;
  });
  return tookMs;
}

/** At least as long as the attack took where it succeeded: a slow machine must not look like a defence. */
async function withstands(attack: Attack, stage: Stage, tookMs: number): Promise<void> {
  const { notice } = attack;
  const endMs = Date.now() + Math.max(attack.holdsMs ?? attack.withinMs, tookMs);
  if (notice !== undefined) {
    await until(notice.withinMs, `people see that the server ${attack.name}`, () =>
      notice.isShown(stage),
    );
  }
  do assert.equal(await attack.isDone(stage), false, `the server ${attack.name}`);
  while (Date.now() < endMs);
}

async function play(
  attack: Attack,
  people: People,
  judge: (stage: Stage) => Promise<void>,
): Promise<void> {
  await using ends = new AsyncDisposableStack();
  ends.defer(async () => {
    // Whoever is elsewhere has left the meeting of the attack before.
    const everybody = [people.anna, people.ben, people.clara];
    await Promise.all(everybody.map((someone) => someone.open('about:blank')));
  });
  const scene = {
    ...people,
    onEnd: (clean: () => Promise<void> | void) => {
      ends.defer(clean);
    },
  };
  await attack.prepare?.(scene);
  const start = attack.isIfPossible === true ? startIfPossible : startMeeting;
  const invitation = await start(people.anna, people.hostile);
  await enter(people.anna, 'Anna');
  await join(people.ben, invitation, 'Ben');
  const stage = { ...scene, invitation };
  await attack.strike(stage);
  await judge(stage);
}
