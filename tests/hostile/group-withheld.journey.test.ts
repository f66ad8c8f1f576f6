import { playAttacks } from '../kit/hostile/play-attacks.ts';
import { isWarned, SinceThen, theyMeet, WITHHELD_MS } from './group-kit/meeting.ts';

// What a server keeps back shows within two heartbeats.

/** More than twice as long as a heartbeat takes. */
const SILENCE_MS = 12_000;

/** Whoever is unheard, or speaks from another epoch, looks as if nothing were wrong. */
const everybodyLooksCurrent = {
  file: 'products/conference/group/presence.ts',
  from: 'return nowMs - (this.#currentAtMs.get(id) ?? nowMs) < UNHEARD.notUpToDateMs;',
  to: 'return nowMs - (this.#currentAtMs.get(id) ?? nowMs) < Number.POSITIVE_INFINITY;',
};

const since = new SinceThen();

playAttacks('a server that keeps things back', [
  {
    name: 'keeps back what somebody says',
    without: [everybodyLooksCurrent],
    async strike(stage) {
      const [annas, bens] = await theyMeet(stage);
      const { id } = bens;
      annas.toPage = (message) =>
        message.type === 'said' && message.from === id ? undefined : message;
      since.begin();
    },
    isDone: async ({ anna }) => since.isOver(SILENCE_MS) && !(await isWarned(anna)),
    withinMs: SILENCE_MS,
    notice: { withinMs: WITHHELD_MS, isShown: async ({ anna }) => await isWarned(anna) },
  },
  {
    name: 'keeps somebody alive who is gone',
    without: [everybodyLooksCurrent],
    async strike(stage) {
      const [annas, bens] = await theyMeet(stage);
      const { id } = bens;
      bens.toServer = () => undefined;
      annas.toPage = (message) =>
        message.type === 'left' && message.participantId === id ? undefined : message;
      await stage.ben.open('about:blank');
      since.begin();
    },
    isDone: async ({ anna }) => since.isOver(SILENCE_MS) && !(await isWarned(anna)),
    withinMs: SILENCE_MS,
    notice: { withinMs: WITHHELD_MS, isShown: async ({ anna }) => await isWarned(anna) },
  },
]);
