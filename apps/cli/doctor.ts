import {
  checkClock,
  checkDisk,
  checkMemory,
  checkMemoryFiles,
  checkSwap,
} from './checks/machine.ts';
import type { Finding } from './checks/finding.ts';
import { checkOperatorFacts } from './checks/operator-facts.ts';
import { checkPlaces } from './checks/places.ts';
import { checkCoreDumps, checkOwnUsers, checkPtrace } from './checks/processes.ts';
import { checkReachability } from './checks/reachability.ts';
import { checkBrowser, checkEngine, checkNode, checkSystemPrograms } from './checks/programs.ts';
import { parseStartOptions, type StartOptions } from './command-line.ts';
import { eventList } from './event-list.ts';
import { BUILT } from './places.ts';
import { print } from './print.ts';

const HELP = `./blende doctor [options]
./blende doctor --events

Checks this machine and says in words what is wrong. Changes nothing, and asks nobody outside
but the name service for the names given with --domain.
Takes the options of ./blende start, to check ports, folder, certificate and names of such a start.

  --events   prints every line that Blende may ever write while it runs, and checks nothing`;

const WORDS = { fine: 'fine ', note: 'note ', wrong: 'WRONG' } as const;

/** Answers 1 if something is wrong, else 0. */
export async function doctor(args: readonly string[]): Promise<number> {
  if (args.length === 1 && args[0] === '--events') {
    print(eventList());
    return 0;
  }
  const options = parseStartOptions(args, process.cwd());
  if (options === 'help') {
    print(HELP);
    return 0;
  }
  const findings = await examine(options);
  for (const { verdict, sentence } of findings) print(`  ${WORDS[verdict]}  ${sentence}`);
  const wrongCount = findings.filter(({ verdict }) => verdict === 'wrong').length;
  print(wrongCount === 0 ? '\nNothing is wrong.' : `\nWrong: ${wrongCount} of ${findings.length}.`);
  return wrongCount === 0 ? 0 : 1;
}

async function examine(options: StartOptions): Promise<readonly Finding[]> {
  return [
    checkNode(),
    ...(await checkEngine()),
    await checkSystemPrograms(),
    checkMemoryFiles(),
    ...(await checkPlaces(options)),
    ...(await checkReachability(options)),
    await checkOperatorFacts(options, Date.now()),
    checkDisk('data folder', options.dataFolder),
    checkDisk('program', BUILT),
    checkMemory(),
    checkSwap(),
    checkOwnUsers(),
    checkPtrace(),
    checkCoreDumps(),
    checkClock(),
    await checkBrowser('chromium'),
    await checkBrowser('firefox-esr'),
  ];
}
