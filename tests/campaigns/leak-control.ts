import { globSync, rmSync } from 'node:fs';
import { recordReceived } from '../kit/browsers/received.ts';
import { asciiCanary } from '../kit/leak/canary.ts';
import { LeakWorld } from '../kit/leak/leak-world.ts';
import { plantInBrowser } from '../kit/leak/planted/browser-plants.ts';
import { notFound, plantLeaks, type Planted } from '../kit/leak/planted/plant-leaks.ts';
import { Scanner } from '../kit/leak/scanner.ts';
import { searchSinks, type Sink, type SinkName } from '../kit/leak/sink.ts';
import { watchedCall } from '../kit/leak/watched-call.ts';

const OUTPUT: SinkName = 'output';

/**
 * A Blende that leaks on purpose, in every way of the list: answers how many leaks there were.
 * @throws Error with those that the search has missed.
 */
export async function findWhatWasPlanted(withBrowsers: boolean): Promise<number> {
  const region = asciiCanary("region in the engine's settings");
  using afterwards = new DisposableStack();
  afterwards.defer(removePlantedFiles);
  await using world = await LeakWorld.open({ planted: region });
  const planted: Planted[] = [
    { id: region.name, sink: 'memory', process: 'engine', canary: region },
    ...plantLeaks(world.blende.network.site('server')),
  ];
  const sinks: Sink[] = [];
  if (withBrowsers) {
    const { leaks, sinks: further } = await plantedInACall(world, planted);
    planted.push(...leaks);
    sinks.push(...further);
  }
  const scanner = new Scanner(planted.map(({ canary }) => canary));
  await searchSinks(scanner, [...sinks, ...world.sinks]);
  const missed = notFound(planted, scanner.traces);
  if (missed.length > 0) throw new Error(`planted and not found: ${missed.join('; ')}`);
  return planted.length;
}

/** The engine tells addresses, the edge tells Ben of strangers, and Anna's page keeps all it knows. */
async function plantedInACall(
  world: LeakWorld,
  before: readonly Planted[],
): Promise<{ readonly leaks: readonly Planted[]; readonly sinks: readonly Sink[] }> {
  const { anna, ben, sinks } = await watchedCall(world);
  const inAnswers = before.filter(({ id }) => id === 'the last address in a header');
  const received = await recordReceived(ben);
  await ben.open(world.blende.instance.origin);
  const toldToBen: Sink = {
    name: 'received',
    searchedBy: (scanner) => {
      for (const { way, bytes } of received) scanner.scan('received', way, bytes);
    },
  };
  return {
    leaks: [
      // Of her other addresses the engine never hears: the edge keeps candidates back.
      ...world
        .addressesOf('anna')
        .filter(({ kind }) => kind === 'address')
        .map((canary) => ({ id: `${canary.name} in the engine's log`, sink: OUTPUT, canary })),
      ...inAnswers.map(({ canary }) => ({
        id: 'a header for Ben',
        sink: 'received' as const,
        canary,
      })),
      ...(await plantInBrowser(anna)),
    ],
    sinks: [...sinks, toldToBen],
  };
}

/** What was planted outside of the state folder goes with the run. */
function removePlantedFiles(): void {
  for (const file of globSync('/{tmp,dev/shm,var/log}/blende-planted*')) rmSync(file);
}
