import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const STATE_FOLDER = join(ROOT, '.blende/campaigns');
const RESULTS = join(ROOT, 'docs/measurements/campaigns.md');
const HEAD = `# Long campaigns

Each line is one whole run of \`./blende test long NAME\`. A finding is an input that broke a promise;
the planted ones, which every run must find, are not counted.

| date | campaign | commit | seed | inputs | findings | took | notes |
|---|---|---|---|---|---|---|---|
`;

export interface Campaign {
  readonly name: string;
  readonly shards: number;
  /** The ordinary run takes the first ones. */
  readonly sliceShards: number;
  /** Answers how many inputs it tried; throws for a finding. */
  readonly shard: (seed: number) => Promise<number>;
  /** Proves that this run would have found something; runs after the shards. */
  readonly control: () => Promise<void>;
  readonly notes: () => string;
}

interface Progress {
  readonly commit: string;
  readonly done: number;
  readonly inputs: number;
  readonly tookMs: number;
}

/**
 * Runs a campaign in shards, `long` or the `slice` of every run. A long run that was interrupted on
 * the same commit goes on. A finding ends the process with its text and exit code 1.
 */
export async function runCampaign(campaign: Campaign, extent: string | undefined): Promise<void> {
  if (extent !== 'long' && extent !== 'slice') throw new TypeError('say long or slice');
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT })
    .toString()
    .trim();
  const shards = extent === 'long' ? campaign.shards : campaign.sliceShards;
  let progress = extent === 'long' ? resumed(campaign.name, commit) : fresh(commit);
  while (progress.done < shards) {
    const startedAt = performance.now();
    const inputs = progress.inputs + (await campaign.shard(progress.done + 1));
    const tookMs = progress.tookMs + performance.now() - startedAt;
    progress = { commit, done: progress.done + 1, inputs, tookMs };
    if (extent === 'long') remember(campaign.name, progress);
    say(`${progress.done} of ${shards} shards, ${inputs} inputs`);
  }
  await campaign.control();
  say(`the planted faults were found; ${campaign.notes()}`);
  if (extent === 'long') record(campaign, progress);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fresh(commit: string): Progress {
  return { commit, done: 0, inputs: 0, tookMs: 0 };
}

function stateFile(name: string): string {
  return join(STATE_FOLDER, `${name}.json`);
}

function resumed(name: string, commit: string): Progress {
  if (!existsSync(stateFile(name))) return fresh(commit);
  const progress = JSON.parse(readFileSync(stateFile(name), 'utf8')) as Progress;
  return progress.commit === commit ? progress : fresh(commit);
}

function remember(name: string, progress: Progress): void {
  mkdirSync(STATE_FOLDER, { recursive: true });
  writeFileSync(stateFile(name), JSON.stringify(progress));
}

function record(campaign: Campaign, { commit, inputs, tookMs }: Progress): void {
  const date = new Date().toISOString().slice(0, 10);
  const minutes = `${(tookMs / 60_000).toFixed(1)} min`;
  const notes = `${campaign.notes()}; load ${(loadavg()[0] ?? 0).toFixed(1)}`;
  const seeds = `1 to ${campaign.shards}`;
  const cells = [date, campaign.name, commit, seeds, String(inputs), '0', minutes, notes];
  if (!existsSync(RESULTS)) writeFileSync(RESULTS, HEAD);
  appendFileSync(RESULTS, `| ${cells.join(' | ')} |\n`);
  rmSync(stateFile(campaign.name), { force: true });
}
