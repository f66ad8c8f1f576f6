import { existsSync } from 'node:fs';
import {
  checkClock,
  checkDisk,
  checkMemory,
  checkMemoryFiles,
  checkSwap,
} from './checks/machine.ts';
import { note, type Finding } from './checks/finding.ts';
import { checkOperatorFacts } from './checks/operator-facts.ts';
import { checkPlaces } from './checks/places.ts';
import { checkCoreDumps, checkOwnUsers, checkPtrace } from './checks/processes.ts';
import { checkReachability } from './checks/reachability.ts';
import { checkBrowser, checkEngine, checkNode, checkSystemPrograms } from './checks/programs.ts';
import { parseStartOptions, type StartOptions } from './command-line.ts';
import { eventList } from './event-list.ts';
import { BUILT, inRoot } from './places.ts';
import { print } from './print.ts';
import { hasLibrary } from './products.ts';
import { libraryOrigins } from './public-origins.ts';

const HELP = `./blende doctor [options]
./blende doctor --page [options]
./blende doctor --events

Checks this machine and says in words what is wrong. Changes nothing, and asks nobody outside
but the name service for the names given with --domain.
Takes the options of ./blende start, to check ports, folder, certificate and names of such a start.

  --page     prints a link to the storage page of the running library, good once and for ten minutes
  --events   prints every line that Blende may ever write while it runs, and checks nothing`;

const WORDS = { fine: 'fine ', note: 'note ', wrong: 'WRONG' } as const;

/** Answers 1 if something is wrong, else 0. */
export async function doctor(args: readonly string[]): Promise<number> {
  if (args.length === 1 && args[0] === '--events') {
    print(eventList());
    return 0;
  }
  const words = args.filter((word) => word !== '--page');
  const options = parseStartOptions(words, process.cwd());
  if (options === 'help') {
    print(HELP);
    return 0;
  }
  if (words.length < args.length) return await printPage(options);
  const findings = await examine(options);
  for (const { verdict, sentence } of findings) print(`  ${WORDS[verdict]}  ${sentence}`);
  const wrongCount = findings.filter(({ verdict }) => verdict === 'wrong').length;
  print(wrongCount === 0 ? '\nNothing is wrong.' : `\nWrong: ${wrongCount} of ${findings.length}.`);
  return wrongCount === 0 ? 0 : 1;
}

/** What the link carries stands behind the #: no server, proxy or log sees it on its way. */
async function printPage(options: StartOptions): Promise<number> {
  const { machineNow } = await import('./checks/storage.ts');
  const { makeStorageLink } = await import('./operator/ask-storage.ts');
  const { PATHS } = await import('@blende/operations/contract.ts');
  const link = await makeStorageLink(options.dataFolder, machineNow(options));
  const [library] = libraryOrigins(options);
  print(`${library ?? ''}${PATHS.storage.de}#${link}`);
  return 0;
}

/** Needs what a first start installs. */
async function examineStorage(options: StartOptions): Promise<readonly Finding[]> {
  if (!hasLibrary(options)) return [];
  if (!existsSync(inRoot('node_modules/zod')))
    return [note('Where the library keeps things is looked at after the first start.')];
  const { checkStorage } = await import('./checks/storage.ts');
  return await checkStorage(options);
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
    ...(await examineStorage(options)),
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
