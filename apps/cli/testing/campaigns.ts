import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { inRoot, ROOT } from '../places.ts';
import { print } from '../print.ts';
import { runProgram } from '../run-program.ts';
import { since } from '../step.ts';
import type { Tally } from './tally.ts';

const ENDING = '.campaign.ts';

/** Names of the long campaigns. */
export function campaignNames(): readonly string[] {
  return globSync(`tests/campaigns/*${ENDING}`, { cwd: ROOT })
    .map((file) => basename(file, ENDING))
    .toSorted();
}

export function printCampaigns(): void {
  const names = campaignNames();
  print(
    names.length === 0 ? 'There is no long campaign yet.' : `Long campaigns: ${names.join(', ')}.`,
  );
}

/** Refuses a name that no campaign has. */
export function assertCampaign(name: string): void {
  if (campaignNames().includes(name)) return;
  throw new OperatorError(
    'campaign-unknown',
    `There is no long campaign "${name}": ./blende test long lists them.`,
  );
}

/**
 * Runs one campaign: `long` in full, or the fixed `slice` of it that belongs to every run.
 * It says by its exit code whether it passed.
 */
export async function runCampaign(
  name: string,
  extent: 'long' | 'slice',
  tally: Tally,
): Promise<void> {
  const startedAt = performance.now();
  const file = inRoot('tests/campaigns', `${name}${ENDING}`);
  const { ok } = await runProgram(process.execPath, [file, extent], {
    cwd: ROOT,
    onLine: (line) => print(`      ${line}`),
  });
  if (ok) tally.passed();
  else tally.failed();
  print(`  Campaign ${name}, ${extent}: ${ok ? 'fine' : '✖ failed'} (${since(startedAt)})`);
}
