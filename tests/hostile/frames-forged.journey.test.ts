import { playAttacks, type Stage } from '../kit/hostile/play-attacks.ts';
import type { Weakening } from '../kit/hostile/weakened-app.ts';
import { Outsider } from './frames-kit/outsider.ts';
import type { Forgery } from './frames-kit/outsider/forgery.ts';
import { impersonate, replacing, sceneOf } from './frames-kit/scene.ts';
import { NOT_GREEN, plays, shows } from './frames-kit/seen.ts';

// The third browser is in the engine and in no group. The server says that what it sends is Ben's.

const OPEN_INCOMING = 'products/conference/frames/open-incoming.ts';

/** What does not open is handed on as it came. */
const openAnyway: Weakening = {
  file: OPEN_INCOMING,
  from: 'return await open(frame, binding, keys);',
  to: `const answer = await open(frame, binding, keys);
    return answer.outcome === 'opened' ? answer : { outcome: 'opened', frame, epoch: 1 };`,
};

/** Bytes with which an engine would mark frames that it makes up itself. */
const TRAILER = [0x5a, 0x4c];

async function forge(stage: Stage, source: 'camera' | 'microphone', how: Forgery): Promise<void> {
  const { ben, view } = await sceneOf(stage);
  const outsider = await Outsider.enter(stage);
  await impersonate(view, { impostor: outsider.id, victim: ben }, replacing);
  await outsider.send(source, how);
}

playAttacks('a server that shows and plays what no member sent', [
  {
    name: "shows an outsider's plain picture as a member's",
    without: [openAnyway],
    strike: async (stage) => {
      await forge(stage, 'camera', { kind: 'own' });
    },
    isDone: async ({ anna }) => await shows(anna, 3),
    withinMs: 15_000,
    holdsMs: 5_000,
    notice: NOT_GREEN,
  },
  {
    name: "plays plain sound with the mark of the engine's own frames",
    without: [
      {
        file: OPEN_INCOMING,
        from: "if (frame.length === 0) return { outcome: 'empty' };",
        to: `if (frame.at(-2) === ${TRAILER[0]} && frame.at(-1) === ${TRAILER[1]})
          return { outcome: 'opened', frame: frame.slice(0, -2), epoch: 1 };`,
      },
    ],
    strike: async (stage) => {
      await forge(stage, 'microphone', { kind: 'own', trailer: TRAILER });
    },
    isDone: async ({ anna }) => await plays(anna, 3),
    withinMs: 15_000,
    holdsMs: 5_000,
    notice: NOT_GREEN,
  },
]);
