import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { utf8 } from '@blende/shared/basics/bytes.ts';
import { pad } from '@blende/shared/e2ee/padding.ts';
import type { Spoken } from '@blende/conference/group/spoken.ts';
import { playAttacks } from '../kit/hostile/play-attacks.ts';
import { until } from '../kit/reading.ts';
import { Guest } from './group-kit/guest.ts';
import { chatOn, shows, textOf, theyMeet } from './group-kit/meeting.ts';
import type { RoomTap } from './group-kit/room-tap.ts';

// What is heard of somebody was said by them, and once.

const SAID = 'Somebody else has said this';
const CHAT: Spoken = { kind: 'chat', does: 'say', id: 'a'.repeat(22), text: SAID };
const HAND = 'Hand gehoben';
const PATIENCE_MS = 15_000;

/** Messages of the group stay openable after they were opened. */
const openedTwice = {
  file: 'shared/e2ee/mls/mls-group.ts',
  from: `this.#keepRatchets(opened.epoch, opened.secretTree);
      wipe(opened.consumed);`,
  to: '',
};

/** What this member said, as the server has it. */
function saidBy(tap: RoomTap, id: string): readonly string[] {
  return tap.answered.flatMap((each) =>
    each.type === 'said' && each.from === id ? [each.message] : [],
  );
}

playAttacks('a server that puts words into mouths', [
  {
    name: 'replays a raised hand',
    without: [openedTwice],
    async strike(stage) {
      const [annas, bens] = await theyMeet(stage);
      const before = saidBy(annas, bens.id).length;
      const isShown = async () => (await textOf(stage.anna)).includes(HAND);
      await stage.ben.press('Hand heben');
      await until(PATIENCE_MS, 'Anna sees the hand', isShown);
      const raised = saidBy(annas, bens.id).slice(before);
      await stage.ben.press('Hand senken');
      await until(PATIENCE_MS, 'Anna sees it lowered', async () => !(await isShown()));
      for (const message of raised) annas.order({ type: 'said', from: bens.id, message });
    },
    isDone: async ({ anna }) => (await textOf(anna)).includes(HAND),
    withinMs: 2_000,
  },
  {
    name: "passes a guest's message off as somebody else's",
    without: [
      {
        file: 'products/conference/group/group-session.ts',
        from: 'await this.#hear(message.message);',
        to: 'await this.#hear(message.message, message.from);',
      },
      {
        file: 'products/conference/group/group-session.ts',
        from: 'async #hear(text: string): Promise<void> {',
        to: 'async #hear(text: string, from: ParticipantId): Promise<void> {',
      },
      {
        file: 'products/conference/group/group-session.ts',
        from: '(leaf) => this.#rules.idAt(keys, leaf)',
        to: '() => from',
      },
    ],
    async strike(stage) {
      const [annas, bens] = await theyMeet(stage);
      await stage.anna.press('Nachrichten');
      const liar = await Guest.come(stage, { name: 'Gast' });
      await shows(stage.anna, 2);
      annas.toPage = (message) =>
        message.type === 'said' && message.from === liar.made.participantId
          ? { ...message, from: bens.id }
          : message;
      await liar.say(CHAT);
    },
    isDone: async ({ anna }) => (await chatOn(anna)).includes(`Ben: ${SAID}`),
    withinMs: 3_000,
  },
  {
    name: 'forges a message with the help of a guest, who knows all keys of the group but one',
    without: [
      {
        file: 'shared/e2ee/mls/ed25519.ts',
        from: "return crypto.subtle.verify('Ed25519', key, owned(signature), owned(message));",
        to: 'return true;',
      },
    ],
    async strike(stage) {
      await theyMeet(stage);
      await stage.anna.press('Nachrichten');
      const forger = await Guest.come(stage, { name: 'Gast' });
      await shows(stage.anna, 2);
      await forger.say(CHAT, { leaf: 1 });
    },
    isDone: async ({ anna }) => (await chatOn(anna)).includes(`Ben: ${SAID}`),
    withinMs: 3_000,
  },
  {
    name: 'slips a message in clear in among the sealed ones',
    without: [
      {
        file: 'products/conference/group/group-wire.ts',
        from: "if (opened?.outcome !== 'opened') return undefined;",
        to: `if (opened?.outcome !== 'opened')
          return { leaf: 1, message: readSpoken(fromBase64url(text) ?? new Uint8Array()) };`,
      },
    ],
    async strike(stage) {
      const [annas, bens] = await theyMeet(stage);
      await stage.anna.press('Nachrichten');
      const message = toBase64url(pad(utf8(JSON.stringify(CHAT))));
      annas.order({ type: 'said', from: bens.id, message });
    },
    isDone: async ({ anna }) => (await chatOn(anna)).includes(`Ben: ${SAID}`),
    withinMs: 2_000,
  },
]);
