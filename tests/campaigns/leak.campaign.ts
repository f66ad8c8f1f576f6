import { withoutNamespaces } from '../kit/namespaces/run.ts';
import { runCampaign } from './campaign.ts';
import { findWhatWasPlanted } from './leak-control.ts';
import {
  callAfterEnds,
  callAmongMistakes,
  callOnAFullDisk,
  callsAroundARestart,
  callThatEndsWithEverything,
  type ScenarioFigures,
} from './leak-scenarios.ts';
import { InconclusiveError } from './leak-verdict.ts';

// A meeting full of marks, and a search for them in every place where something could be left.
// Then a Blende that leaks on purpose: what is not found there could not have been found before.

const SCENARIOS: readonly (() => Promise<ScenarioFigures>)[] = [
  callAmongMistakes,
  callAfterEnds,
  callOnAFullDisk,
  callThatEndsWithEverything,
  callsAroundARestart,
];
/** Each scenario comes twice, so that what lies on the disk from before cannot confuse. */
const ROUNDS = 2;

const totals = { bytes: 0, searchedMs: 0, planted: 0 };
const exceptions = new Set<string>();

async function shard(seed: number): Promise<number> {
  const scenario = SCENARIOS[(seed - 1) % SCENARIOS.length] ?? callAmongMistakes;
  const figures = await confirmed(scenario);
  totals.bytes += figures.bytes;
  totals.searchedMs += figures.searchedMs;
  for (const exception of figures.exceptions) exceptions.add(exception);
  return figures.canaries;
}

/** What could be chance is a finding if the same comes again with other marks. */
async function confirmed(scenario: () => Promise<ScenarioFigures>): Promise<ScenarioFigures> {
  const first = await concluded(scenario);
  if (first.weak.length === 0) return first;
  process.stdout.write(`perhaps by chance, so once more: ${first.weak.join('; ')}\n`);
  const second = await concluded(scenario);
  const again = second.weak.filter((place) => first.weak.includes(place));
  if (again.length > 0) throw new Error(`a meeting left traces: ${again.join('; ')}`);
  return second;
}

async function concluded(scenario: () => Promise<ScenarioFigures>): Promise<ScenarioFigures> {
  try {
    return await scenario();
  } catch (error) {
    if (!(error instanceof InconclusiveError)) throw error;
    process.stdout.write(`${error.message}; once more\n`);
    return await scenario();
  }
}

async function control(): Promise<void> {
  totals.planted = await findWhatWasPlanted(process.argv[2] === 'long');
}

if (withoutNamespaces === false)
  await runCampaign(
    {
      name: 'leak',
      shards: SCENARIOS.length * ROUNDS,
      sliceShards: 1,
      shard,
      control,
      notes: () => {
        const megabytes = totals.bytes / 1e6;
        const speed = Math.round(megabytes / (totals.searchedMs / 1_000));
        const memory = Math.round(process.resourceUsage().maxRSS / 1024);
        return `${totals.planted} planted leaks, all found; ${Math.round(megabytes)} MB searched at ${speed} MB/s, with at most ${memory} MiB of memory; exceptions: ${[...exceptions].join(' ')}`;
      },
    },
    process.argv[2],
  );
else process.stdout.write(`not checked: ${withoutNamespaces}\n`);
