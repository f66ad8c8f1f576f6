import { remoteMute } from '@blende/conference/engine/testing/engine-messages.ts';
import { ENGINE_SOURCES } from '@blende/conference/engine/testing/engine-messages.ts';
import { playAttacks, type Stage } from '../kit/hostile/play-attacks.ts';
import { hearsNoMore } from '../kit/reading.ts';
import { EngineView } from './frames-kit/engine-view.ts';
import { idsOf } from './frames-kit/known-to-server.ts';
import { picturesOf, plays } from './frames-kit/seen.ts';

// What somebody sends is what they want to send, and is shown as what it is.

/** Anna's and Ben's ids, and what Anna's browser is told by the engine. */
function scene({ hostile }: Stage): { ben: string; view: EngineView } {
  const [anna] = hostile.open('engine');
  const [, ben] = idsOf(hostile);
  if (anna === undefined || ben === undefined) throw new Error('they do not meet');
  return { ben, view: new EngineView(anna) };
}

/** The server says that what Ben sends from one source came from another. */
function relabel(stage: Stage, from: keyof typeof ENGINE_SOURCES, to: typeof from): void {
  const { ben, view } = scene(stage);
  view.tell((people) => {
    for (const { identity, tracks } of people) {
      if (identity !== ben) continue;
      for (const track of tracks) {
        if (track.source === ENGINE_SOURCES[from]) track.source = ENGINE_SOURCES[to];
      }
    }
    return people;
  });
}

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
      const { ben, view } = scene(stage);
      await stage.ben.press('Mikrofon aus');
      await hearsNoMore(stage.anna, 2);
      const sid = view.track(ben, 'microphone')?.sid ?? '';
      stage.hostile.open('engine')[1]?.toBrowser(remoteMute(sid, false));
    },
    isDone: async ({ anna }) => await plays(anna, 2),
    withinMs: 6_000,
  },
  {
    name: 'shows a camera as a screen',
    without: [sourceUnsealed],
    strike: (stage) => {
      relabel(stage, 'camera', 'screen');
    },
    isDone: async ({ anna }) => (await picturesOf(anna)).includes('Bildschirm von Ben'),
    withinMs: 6_000,
  },
]);
