import type { DowngradeMessage } from '@blende/conference/downgrade/downgrade-message.ts';
import { ENGINE_UNENCRYPTED } from '@blende/conference/engine/testing/engine-messages.ts';
import { playAttacks, type Stage } from '../kit/hostile/play-attacks.ts';
import type { Weakening } from '../kit/hostile/weakened-app.ts';
import { until } from '../kit/reading.ts';
import { Outsider } from './frames-kit/outsider.ts';
import { impersonate, replacing, sceneOf } from './frames-kit/scene.ts';
import { NOT_GREEN, shows as showsPicture } from './frames-kit/seen.ts';
import { Guest } from './group-kit/guest.ts';
import { shows, textOf, theyMeet } from './group-kit/meeting.ts';

// Whether picture and sound may leave without end-to-end encryption is for members to say, each for
// themselves. Leaves: Anna 0, Ben 1, the guest 2.

const QUESTION = 'Ohne Ende-zu-Ende-Verschlüsselung weitermachen?';
const CLEAR = 'Nicht Ende-zu-Ende verschlüsselt, weil';
const DOWNGRADE = 'products/conference/downgrade/downgrade.ts';
const REQUEST = 'r'.repeat(22);
const PATIENCE_MS = 15_000;

function bound(guest: Guest) {
  const { roomId } = guest.link.room;
  const epoch = guest.member?.epoch ?? 0;
  return { request: REQUEST, room: roomId, epoch, policy: 'if-possible' } as const;
}

function request(guest: Guest): DowngradeMessage {
  return { kind: 'downgrade-request', ...bound(guest), isRunning: false };
}

function consent(guest: Guest): DowngradeMessage {
  const asker = guest.made.participantId;
  return { kind: 'downgrade-answer', ...bound(guest), asker, agrees: true, wantsAnswers: false };
}

async function comes(stage: Stage): Promise<Guest> {
  const guest = await Guest.come(stage, { name: 'Gast' });
  await shows(stage.anna, 2);
  return guest;
}

const AGAIN_MS = 1_000;

/** Asks once more now and then: on a slow machine the group may have gone on meanwhile. */
function asking(guest: Guest): () => Promise<void> {
  return nowAndThen(async () => {
    await guest.say(request(guest));
  });
}

function nowAndThen(act: () => Promise<void>): () => Promise<void> {
  let nextMs = 0;
  return async () => {
    if (Date.now() < nextMs) return;
    nextMs = Date.now() + AGAIN_MS;
    await act();
  };
}

const askers = new WeakMap<Stage, () => Promise<void>>();

async function isAsked({ anna }: Stage): Promise<boolean> {
  return (await textOf(anna)).includes(QUESTION);
}

/** Messages of the group stay openable after they were opened. */
const openedTwice: Weakening = {
  file: 'shared/e2ee/mls/mls-group.ts',
  from: `this.#keepRatchets(opened.epoch, opened.secretTree);
      wipe(opened.consumed);`,
  to: '',
};

playAttacks('a server that wants picture and sound unencrypted', [
  {
    name: 'has a guest ask in a room whose link demands encryption',
    without: [
      {
        file: DOWNGRADE,
        from: "return this.#deps.room.policy.encryption === 'if-possible';",
        to: 'return true;',
      },
    ],
    async strike(stage) {
      await theyMeet(stage);
      askers.set(stage, asking(await comes(stage)));
    },
    isDone: async (stage) => {
      await askers.get(stage)?.();
      return await isAsked(stage);
    },
    withinMs: 1_000,
  },
  {
    name: "forges a member's consent with the help of the guest who asks",
    isIfPossible: true,
    without: [
      {
        file: 'shared/e2ee/mls/ed25519.ts',
        from: "return crypto.subtle.verify('Ed25519', key, owned(signature), owned(message));",
        to: 'return true;',
      },
    ],
    async strike(stage) {
      await theyMeet(stage);
      const guest = await comes(stage);
      const ask = asking(guest);
      await until(PATIENCE_MS, 'Anna is asked', async () => {
        await ask();
        return await isAsked(stage);
      });
      await stage.anna.press('Zustimmen');
      await guest.say(consent(guest), { leaf: 1 });
    },
    isDone: async ({ anna }) => (await textOf(anna)).includes(CLEAR),
    withinMs: 2_000,
  },
  {
    name: 'replays a request that was refused',
    isIfPossible: true,
    without: [
      openedTwice,
      {
        file: DOWNGRADE,
        from: 'known?.request === message.request ? known : new ClearRequest(asker, message)',
        to: 'new ClearRequest(asker, message)',
      },
    ],
    async strike(stage) {
      const [annas] = await theyMeet(stage);
      const guest = await comes(stage);
      const messages: string[] = [];
      const ask = nowAndThen(async () => {
        const message = await guest.sealed(request(guest));
        messages.push(message);
        guest.send({ type: 'say', message });
      });
      await until(PATIENCE_MS, 'Anna is asked', async () => {
        await ask();
        return await isAsked(stage);
      });
      await stage.anna.press('Ablehnen');
      await until(PATIENCE_MS, 'she is asked no more', async () => !(await isAsked(stage)));
      for (const message of messages)
        annas.order({ type: 'said', from: guest.made.participantId, message });
    },
    isDone: isAsked,
    withinMs: 1_000,
  },
  {
    name: 'says that nobody encrypts, and shows a plain picture',
    isIfPossible: true,
    without: [
      {
        file: 'products/conference/frames/receiving-track.ts',
        from: 'if (this.#isClearAllowed && this.#binding !== undefined',
        to: 'if (this.#binding !== undefined',
      },
    ],
    async strike(stage) {
      const { ben, view } = await sceneOf(stage);
      const outsider = await Outsider.enter(stage);
      await impersonate(view, { impostor: outsider.id, victim: ben }, (own, forged) => {
        const told = replacing(own, forged);
        for (const track of told) track.encryption = ENGINE_UNENCRYPTED;
        return told;
      });
      await outsider.send('camera', { kind: 'own' });
    },
    isDone: async ({ anna }) => await showsPicture(anna, 3),
    withinMs: 15_000,
    holdsMs: 5_000,
    notice: NOT_GREEN,
  },
]);
