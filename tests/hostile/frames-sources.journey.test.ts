import { remoteMute } from '@blende/conference/engine/testing/engine-messages.ts';
import { playAttacks } from '../kit/hostile/play-attacks.ts';
import { hearsNoMore, sees } from '../kit/reading.ts';
import { relabel, sceneOf } from './frames-kit/scene.ts';
import { picturesOf, plays } from './frames-kit/seen.ts';

// What somebody sends is what they want to send, and is shown as what it is.

const SEALED_FRAME = 'shared/e2ee/sframe/sealed-frame.ts';
/** Receiver and sender agree on the same byte for all. */
const sourceUnsealed = {
  file: SEALED_FRAME,
  from: 'concatBytes(header, Uint8Array.of(source), clear)',
  to: 'concatBytes(header, Uint8Array.of(0), clear)',
};

playAttacks('a server that lies about who sends what', [
  {
    name: 'switches a muted microphone on',
    without: [
      {
        file: 'products/conference/call/web/publisher.ts',
        from: 'room.localParticipant.on(ParticipantEvent.TrackUnmuted, this.#keepOff);',
        to: '',
      },
    ],
    async strike(stage) {
      const { ben, benInEngine, view } = await sceneOf(stage);
      await stage.ben.press('Mikrofon aus');
      await hearsNoMore(stage.anna, 2);
      const sid = view.track(ben, 'microphone')?.sid ?? '';
      benInEngine.toBrowser(remoteMute(sid, false));
    },
    isDone: async ({ anna }) => await plays(anna, 2),
    withinMs: 15_000,
    holdsMs: 5_000,
  },
  {
    name: 'shows a camera as a screen',
    without: [sourceUnsealed],
    async strike(stage) {
      const { ben, view } = await sceneOf(stage);
      relabel(view, ben, { from: 'camera', to: 'screen' });
    },
    isDone: async ({ anna }) => (await picturesOf(anna)).includes('Bildschirm von Ben'),
    withinMs: 15_000,
    holdsMs: 5_000,
  },
  {
    name: 'shows a camera as a screen once it is known as a camera',
    without: [
      {
        file: 'products/conference/call/web/participant-media.ts',
        from: 'return track?.source === source ? track : undefined;',
        to: 'return track;',
      },
    ],
    async strike(stage) {
      await sees(stage.anna, 2);
      const { ben, view } = await sceneOf(stage);
      relabel(view, ben, { from: 'camera', to: 'screen' });
    },
    isDone: async ({ anna }) => (await picturesOf(anna)).includes('Bildschirm von Ben'),
    withinMs: 15_000,
    holdsMs: 5_000,
  },
]);
