import { startFragment } from '@blende/conference/supervisor.ts';
import { parseStartOptions } from './command-line.ts';
import { makeDataFolder } from './data-folder.ts';
import { OperatorError } from './operator-error.ts';
import { print, printProblem } from './print.ts';
import { publicOrigins } from './public-origins.ts';
import { askInstance } from './running-instance.ts';
import { newStartKey, startKey } from './start-key.ts';

const HELP = `./blende start-link [--new] [options of start]

Prints the start link: whoever has it may start meetings while Blende runs with --start start-link.
Give it the same --data, --port and --domain as start, so that the address is right.

  --new     makes another one; the old link stops working at once, running meetings go on
  --help    prints this`;

/** Answers the exit code. */
export async function startLink(args: readonly string[]): Promise<number> {
  const options = parseStartOptions(
    args.filter((word) => word !== '--new'),
    process.cwd(),
  );
  if (options === 'help') {
    print(HELP);
    return 0;
  }
  const { dataFolder } = options;
  makeDataFolder(dataFolder);
  const wantsNew = args.includes('--new');
  const key = wantsNew ? newStartKey(dataFolder) : startKey(dataFolder);
  if (wantsNew) await tellRunning(dataFolder, key.reveal());
  print(`${publicOrigins(options)[0] ?? ''}/#${startFragment(key.reveal())}`);
  return 0;
}

async function tellRunning(dataFolder: string, key: string): Promise<void> {
  try {
    const answer = await askInstance(dataFolder, '/start-key', { key });
    if (!('code' in answer)) return;
  } catch (error) {
    if (error instanceof OperatorError && error.code === 'not-running') return;
  }
  printProblem(
    'The running Blende did not take the new link: restart it, until then the old works.',
  );
}
