import type { Canary } from '../kit/leak/canary.ts';
import { undeclaredFiles } from '../kit/leak/declared-files.ts';
import { LeakWorld } from '../kit/leak/leak-world.ts';
import { Scanner } from '../kit/leak/scanner.ts';
import { changedSince, diskBefore, type DiskBefore } from '../kit/leak/same-disk.ts';
import { outputSink } from '../kit/leak/server-sinks.ts';
import { searchSinks, type Sink } from '../kit/leak/sink.ts';
import { errorVisits } from '../kit/leak/strangers/error-visits.ts';
import { visitFrom } from '../kit/leak/strangers/visit.ts';
import { watchedCall } from '../kit/leak/watched-call.ts';
import { fillDisk, flooded, killed, stopped, visitor, withoutMemory } from './leak-faults.ts';
import { assertClean, InconclusiveError, type Verdict } from './leak-verdict.ts';

/** What one scenario has tried, searched and excepted. */
export interface ScenarioFigures extends Verdict {
  readonly canaries: number;
  readonly bytes: number;
  readonly searchedMs: number;
}

/** Strangers who are refused in every way, then a call, then the end of a process. */
export async function callAmongMistakes(): Promise<ScenarioFigures> {
  await using world = await LeakWorld.open();
  const strangers = refused(world);
  const before = diskBefore(world.image);
  const call = await watchedCall(world, 'everything');
  assertSameDisk(world, before);
  return await searched(world, [...strangers, ...call.canaries], call.sinks);
}

/** Processes that end at once, stand still, or lack memory; then a call. */
export async function callAfterEnds(): Promise<ScenarioFigures> {
  await using world = await LeakWorld.open();
  const canaries = [...(await stopped(world)), ...(await withoutMemory(world))];
  for (const role of ['conference', 'edge', 'engine'] as const)
    canaries.push(...(await killed(world, role)));
  const call = await watchedCall(world);
  return await searched(world, [...canaries, ...call.canaries], call.sinks);
}

/** Too much of everything, and not a byte left on the disk. */
export async function callOnAFullDisk(): Promise<ScenarioFigures> {
  await using world = await LeakWorld.open({ imageMebibytes: 16 });
  const canaries = [...flooded(world)];
  fillDisk(world);
  canaries.push(...(await killed(world, 'conference')));
  const call = await watchedCall(world);
  return await searched(world, [...canaries, ...call.canaries], call.sinks);
}

/** Everything ends in the middle of it; what lasts is searched. */
export async function callThatEndsWithEverything(): Promise<ScenarioFigures> {
  await using world = await LeakWorld.open();
  const call = await watchedCall(world);
  const { canaries } = visitor(world);
  await world.blende.instance.killSupervisor();
  return await searched(world, [...canaries, ...call.canaries], call.sinks, world.lastingSinks);
}

/** An orderly end between two calls: the second finds nothing of the first. */
export async function callsAroundARestart(): Promise<ScenarioFigures> {
  await using world = await LeakWorld.open();
  const first = await watchedCall(world);
  const scanner = new Scanner(first.canaries);
  const printed = outputSink(world.blende.instance);
  const { weak } = assertClean(scanner, await searchSinks(scanner, [...first.sinks, printed]));
  await world.blende.restart();
  const second = await watchedCall(world);
  const figures = await searched(world, [...first.canaries, ...second.canaries], second.sinks);
  return { ...figures, weak: [...weak, ...figures.weak] };
}

/** Everybody is answered as they should be: otherwise the mistake was not made. */
function refused(world: LeakWorld): readonly Canary[] {
  const visits = errorVisits();
  const answers = visitFrom(
    world.blende.network.site('server'),
    visits.map(({ visit }) => visit),
  );
  for (const [at, { mistake, answer }] of visits.entries()) {
    if (!answer.test(answers[at] ?? ''))
      throw new Error(`${mistake} was answered with "${answers[at] ?? ''}"`);
  }
  return visits.flatMap(({ canaries }) => canaries);
}

/** A meeting changes nothing on the disk but what the file system notes of itself. */
function assertSameDisk({ image }: LeakWorld, before: DiskBefore): void {
  const changed = changedSince(image, before);
  if (changed === undefined) throw new InconclusiveError('the auditor wrote its record meanwhile');
  if (changed.length > 0) throw new Error(`the meeting has written: ${changed.join(', ')}`);
}

async function searched(
  world: LeakWorld,
  canaries: readonly Canary[],
  further: readonly Sink[],
  sinks = world.sinks,
): Promise<ScenarioFigures> {
  const scanner = new Scanner(canaries);
  const outcomes = await searchSinks(scanner, [...further, ...sinks]);
  const verdict = assertClean(scanner, outcomes);
  const undeclared = undeclaredFiles(world.trace.written(), world.image.dataFolder);
  if (undeclared.length > 0)
    throw new Error(
      `files that nobody declared: ${undeclared.map(({ program, path }) => `${program} ${path}`).join(', ')}`,
    );
  const { bytes, tookMs } = scanner.figures;
  return { canaries: canaries.length, bytes, searchedMs: tookMs, ...verdict };
}
