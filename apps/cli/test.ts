import { availableParallelism } from 'node:os';
import { OperatorError } from './operator-error.ts';
import { print } from './print.ts';
import { since } from './step.ts';
import { assertCampaign, campaignNames, printCampaigns, runCampaign } from './testing/campaigns.ts';
import { Durations } from './testing/durations.ts';
import { runGate } from './testing/gate.ts';
import { lanesOf } from './testing/lanes.ts';
import { allTestFiles, isSlow, parseTestPlan, type TestPlan } from './testing/plan.ts';
import { prepareTests } from './testing/prepare.ts';
import { writeReleaseEvidence } from './testing/release-evidence.ts';
import { runTestFiles, type Notes } from './testing/run-files.ts';
import { Tally } from './testing/tally.ts';

const HELP = `./blende test [fast | long [NAME] | NAME]

Installs what is missing and runs the tests. The last line counts them.

  ./blende test             the gate, then everything else, slow tests two at a time
  ./blende test fast        the gate: types, lint, format, dead code, fast tests
  ./blende test NAME        the test files whose path contains NAME
  ./blende test long        lists the long campaigns
  ./blende test long NAME   runs a long campaign in full`;

/** More than one only where there are cores for it. */
const LANES = Math.min(2, availableParallelism());

/** Answers the exit code: 0 only if something ran and nothing failed. */
export async function test(args: readonly string[]): Promise<number> {
  const plan = parseTestPlan(args);
  if (plan.kind === 'help') {
    print(HELP);
    return 0;
  }
  if (plan.kind === 'campaigns') {
    printCampaigns();
    return 0;
  }
  const startedAt = performance.now();
  assertSomethingToRun(plan);
  await prepareTests();
  const tally = new Tally();
  const durations = new Durations();
  await runPlan(plan, { tally, durations });
  if (plan.kind === 'all' && tally.isWithoutGap) await writeReleaseEvidence();
  durations.printSlowest();
  print(`\nThe tests took ${since(startedAt)}.`);
  print(String(tally));
  return tally.hasFailed || tally.isEmpty ? 1 : 0;
}

function assertSomethingToRun(plan: TestPlan): void {
  if (plan.kind === 'campaign') assertCampaign(plan.name);
  if (plan.kind === 'named' && filesOf(plan).length === 0)
    throw new OperatorError('no-tests', `No test file has "${plan.name}" in its path.`);
}

async function runPlan(plan: TestPlan, notes: Notes): Promise<void> {
  const { tally } = notes;
  if (plan.kind === 'campaign') return runCampaign(plan.name, 'long', tally);
  if (plan.kind !== 'named') {
    print('The gate:');
    await runGate(tally);
  }
  const files = filesOf(plan);
  await runTestFiles(
    'Fast tests',
    files.filter((file) => !isSlow(file)),
    notes,
  );
  if (plan.kind === 'fast') return;
  const { sideBySide, alone } = lanesOf(files.filter(isSlow));
  await runTestFiles('Slow tests, two at a time', sideBySide, notes, LANES);
  await runTestFiles('Slow tests that need the machine alone', alone, notes, 1);
  if (plan.kind === 'all')
    for (const name of campaignNames()) await runCampaign(name, 'slice', tally);
}

function filesOf(plan: TestPlan): readonly string[] {
  const files = allTestFiles();
  return plan.kind === 'named' ? files.filter((file) => file.includes(plan.name)) : files;
}
