import {
  ENGINE_SOURCES,
  type EngineParticipant,
  type EngineSource,
  type EngineTrack,
} from '@blende/conference/engine/testing/engine-messages.ts';
import type { HostileConnection } from '../../kit/hostile/hostile-connection.ts';
import type { HostileServer } from '../../kit/hostile/hostile-server.ts';
import { PATIENCE_MS } from '../../kit/browsers/participant.ts';
import { until } from '../../kit/reading.ts';
import { EngineView } from './engine-view.ts';
import { idsOf } from './known-to-server.ts';

/** What a server has in its hands once Anna and Ben meet. */
export interface Scene {
  readonly anna: string;
  readonly ben: string;
  readonly benInEngine: HostileConnection;
  /** What the engine tells Anna's browser. */
  readonly view: EngineView;
}

export function sceneOf({ hostile }: { readonly hostile: HostileServer }): Scene {
  const [ofAnna, ofBen] = hostile.open('engine');
  const [anna, ben] = idsOf(hostile);
  if (ofAnna === undefined || ofBen === undefined || anna === undefined || ben === undefined) {
    throw new Error('they do not meet');
  }
  return { anna, ben, benInEngine: ofBen, view: new EngineView(ofAnna) };
}

/** The server says that what somebody sends from one source comes from another. */
export function relabel(
  view: EngineView,
  of: string,
  { from, to }: { readonly from: EngineSource; readonly to: EngineSource },
): void {
  view.tell((people) => {
    for (const { identity, tracks } of people) {
      if (identity !== of) continue;
      for (const track of tracks) {
        if (track.source === ENGINE_SOURCES[from]) track.source = ENGINE_SOURCES[to];
      }
    }
    return people;
  });
}

/**
 * The server says that what the impostor sends from now on is the victim's: `merge` says what of
 * both. Nobody is told that the impostor is there.
 */
export async function impersonate(
  view: EngineView,
  people: { readonly impostor: string; readonly victim: string },
  merge: (own: readonly EngineTrack[], forged: readonly EngineTrack[]) => readonly EngineTrack[],
): Promise<void> {
  const { impostor, victim } = people;
  await until(PATIENCE_MS, 'the engine tells of the impostor', async () =>
    Promise.resolve(view.person(impostor) !== undefined),
  );
  view.moveStreams(view.person(impostor)?.sid ?? '', view.person(victim)?.sid ?? '');
  view.tell((told) => {
    const forged = told.find(({ identity }) => identity === impostor)?.tracks ?? [];
    return told.flatMap((person: EngineParticipant) => {
      if (person.identity === impostor) return [];
      if (person.identity === victim) person.tracks = [...merge(person.tracks, forged)];
      return [person];
    });
  });
}

/** The forged tracks stand in for those of the same source. */
export function replacing(
  own: readonly EngineTrack[],
  forged: readonly EngineTrack[],
): readonly EngineTrack[] {
  const kept = own.filter(({ source }) => forged.every((track) => track.source !== source));
  return [...kept, ...forged];
}

/** The forged tracks come beside the own ones. */
export function beside(
  own: readonly EngineTrack[],
  forged: readonly EngineTrack[],
): readonly EngineTrack[] {
  return [...own, ...forged];
}
