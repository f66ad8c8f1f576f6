import { OperatorError, usageError } from './operator-error.ts';
import { print, printProblem } from './print.ts';

const HELP = `Blende: conferences on your own machine.

  ./blende start    installs and builds what is missing, starts everything, prints the address
  ./blende test     installs what is missing and runs the tests: all, fast, long NAME, or NAME
  ./blende doctor   checks this machine and says in words what is wrong
  ./blende help     prints this

Each command explains its options with --help.`;

type Command = (args: readonly string[]) => Promise<number>;

// Imported only when asked for: before the dependencies are there, most of it would not load.
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['start', async () => (await import('./start.ts')).start],
  ['help', async () => help],
]);

async function help(): Promise<number> {
  print(HELP);
  return 0;
}

async function run([name = 'help', ...args]: readonly string[]): Promise<number> {
  const command = COMMANDS.get(name === '--help' || name === '-h' ? 'help' : name);
  if (command === undefined)
    throw usageError('command-unknown', 'There is no such command: ./blende help lists them.');
  return (await command())(args);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  printProblem(`blende: ${error.message} (${error.code})`);
  process.exitCode = error.exitCode;
}
