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

export async function sceneOf({ hostile }: { readonly hostile: HostileServer }): Promise<Scene> {
  const find = (): Scene | undefined => {
    const [ofAnna, ofBen] = hostile.open('engine');
    const [anna, ben] = idsOf(hostile);
    if (anna === undefined || ben === undefined || ofBen === undefined) return undefined;
    return ofAnna && { anna, ben, benInEngine: ofBen, view: new EngineView(ofAnna) };
  };
  let found: Scene | undefined;
  await until(PATIENCE_MS, 'the engine tells Anna of Ben', async () => {
    found ??= find();
    return await Promise.resolve(found?.view.person(found.ben) !== undefined);
  });
  if (found === undefined) throw new Error('they do not meet');
  return found;
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
