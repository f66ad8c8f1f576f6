import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import type { ChatMessage } from '@blende/conference/chat/chat-message.ts';
import { playAttacks, type Stage } from '../kit/hostile/play-attacks.ts';
import { until } from '../kit/reading.ts';
import { Guest } from './group-kit/guest.ts';
import { chatOn, shows, textOf, theyMeet } from './group-kit/meeting.ts';

// What only hosts may do, and what only an author may, does not depend on the server.

const PATIENCE_MS = 15_000;
const CHAT_ID = 'b'.repeat(22);
const SAID = 'What was said first';
const CHANGED = 'What somebody made of it';

/** Another room of the same host key and policy, as far as its id goes. */
function besides(roomId: string): string {
  const id = Uint8Array.from(Buffer.from(roomId, 'base64url'));
  const last = id.length - 1;
  id[last] = (id[last] ?? 0) ^ 1;
  return toBase64url(id);
}

async function guestOf(stage: Stage, name: string): Promise<Guest> {
  await theyMeet(stage);
  return await Guest.come(stage, { name });
}

playAttacks('a guest who does what is not theirs, and a server that lets it pass', [
  {
    name: 'has a guest switch off the microphones of everybody',
    without: [
      {
        file: 'products/conference/host-controls/web/host-model.ts',
        from: 'if (!isHost(from, this.#link.view.snapshot())) {',
        to: 'if (from === "") {',
      },
    ],
    async strike(stage) {
      const guest = await guestOf(stage, 'Gast');
      await shows(stage.anna, 2);
      await guest.say({ kind: 'order', order: 'mute' });
    },
    isDone: async ({ anna }) =>
      (await textOf(anna)).includes('Die Konferenzleitung hat Ihr Mikrofon'),
    withinMs: 3_000,
  },
  {
    name: 'has a guest lead everybody into another room',
    without: [
      {
        file: 'products/conference/host-controls/web/use-moves.ts',
        from: "if (message.kind !== 'move' || !isHost(from, link.view.snapshot())) return;",
        to: "if (message.kind !== 'move' || isHost(from, link.view.snapshot())) return;",
      },
    ],
    async strike(stage) {
      const guest = await guestOf(stage, 'Gast');
      await shows(stage.anna, 2);
      const room = besides(guest.link.room.roomId);
      await guest.say({ kind: 'move', room, link: toBase64url(randomBytes(32)) });
    },
    isDone: async ({ invitation, anna }) => {
      const path = await anna.evaluate(() => location.pathname, undefined);
      return (
        !new URL(invitation).pathname.endsWith(path) ||
        (await textOf(anna)).includes('unter einem neuen Link')
      );
    },
    withinMs: 3_000,
  },
  {
    name: 'has a guest change what somebody else has written',
    without: [
      {
        file: 'products/conference/chat/chat-history.ts',
        from: 'return withEdited(history, { author, id: message.id }, message);',
        to: `return withEdited(
        history,
        { author: history.find(({ id }) => id === message.id)?.author ?? author, id: message.id },
        message,
      );`,
      },
    ],
    async strike(stage) {
      const author = await guestOf(stage, 'Autor');
      await shows(stage.anna, 2);
      await stage.anna.press('Nachrichten');
      const said: ChatMessage = { kind: 'chat', does: 'say', id: CHAT_ID, text: SAID };
      await author.say(said);
      await until(PATIENCE_MS, 'Anna reads it', async () =>
        (await chatOn(stage.anna)).includes(`Autor: ${SAID}`),
      );
      const other = await Guest.come(stage, { name: 'Gast' });
      await shows(stage.anna, 3);
      await other.say({ kind: 'chat', does: 'edit', id: CHAT_ID, text: CHANGED });
    },
    isDone: async ({ anna }) => (await chatOn(anna)).some((each) => each.includes(CHANGED)),
    withinMs: 3_000,
  },
]);
