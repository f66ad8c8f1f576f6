import { playAttacks } from '../kit/hostile/play-attacks.ts';
import { Outsider } from './frames-kit/outsider.ts';
import { JOINING, padlockOf, shows, UNKNOWN } from './frames-kit/seen.ts';

// What a server gets to see of the media.

const SEAL_OUTGOING = 'products/conference/frames/seal-outgoing.ts';

playAttacks('a server that listens', [
  {
    name: 'lets somebody listen in the engine who is in no group',
    without: [
      {
        file: SEAL_OUTGOING,
        from: "return { outcome: 'sealed', frame: sealed, epoch: current.epoch };",
        to: "return { outcome: 'sealed', frame, epoch: current.epoch };",
      },
    ],
    async strike(stage) {
      await Outsider.enter(stage, 'openly');
    },
    isDone: async ({ clara }) => await shows(clara, 2),
    withinMs: 15_000,
    holdsMs: 5_000,
    notice: {
      withinMs: 12_000,
      isShown: async ({ anna }) => (await padlockOf(anna)) === UNKNOWN,
    },
  },
  {
    name: 'keeps somebody out of the group, so that they send without a key',
    without: [
      {
        file: SEAL_OUTGOING,
        from: "if (current === undefined) return { outcome: 'refused', code: 'no-key' };",
        to: "if (current === undefined) return { outcome: 'sealed', frame, epoch: 0 };",
      },
    ],
    prepare({ hostile, onEnd }) {
      const before = hostile.connections.length;
      let rooms = 0;
      const stop = hostile.onConnection((connection) => {
        if (connection.kind !== 'room' || connection.number < before) return;
        rooms += 1;
        // Anna is the first, Ben the second.
        if (rooms !== 2) return;
        connection.fromServer = (message) =>
          typeof message === 'string' && message.includes('"type":"lease"') ? [] : message;
      });
      onEnd(() => {
        stop();
      });
    },
    async strike(stage) {
      await Outsider.enter(stage);
    },
    isDone: async ({ clara }) => await shows(clara, 2),
    withinMs: 15_000,
    holdsMs: 5_000,
    notice: {
      withinMs: 10_000,
      isShown: async ({ ben }) => (await padlockOf(ben)) === JOINING,
    },
  },
]);
