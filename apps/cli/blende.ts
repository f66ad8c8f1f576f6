import { OperatorError, usageError } from './operator-error.ts';
import { print, printProblem } from './print.ts';

const HELP = `Blende: conferences on your own machine.

  ./blende start    installs and builds what is missing, starts everything, prints the address
  ./blende setup    asks who operates this instance, for imprint and privacy statement
  ./blende start-link  prints the link for starting meetings, or makes a new one
  ./blende rooms    shows how many meetings there are, ends one by its address
  ./blende drain    takes no new meetings, and waits until the running ones have ended
  ./blende test     installs what is missing and runs the tests: all, fast, long NAME, or NAME
  ./blende bench    measures, and writes the figures to docs/measurements
  ./blende audit    checks the sentences of the privacy statement now, on the running Blende
  ./blende keys     shows where the root of all keys lies, opens a locked library, moves the root
  ./blende doctor   checks this machine and says in words what is wrong
  ./blende config   writes silent configurations for nginx, HAProxy, coturn and systemd, checks others
  ./blende help     prints this

Each command explains its options with --help.`;

type Command = (args: readonly string[]) => Promise<number>;

// Imported only when asked for: before the dependencies are there, most of it would not load.
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['start', async () => (await import('./start.ts')).start],
  ['setup', async () => (await import('./setup.ts')).setup],
  ['rooms', async () => (await import('./rooms.ts')).rooms],
  ['start-link', async () => (await import('./start-link.ts')).startLink],
  ['audit', async () => (await import('./audit.ts')).audit],
  ['keys', async () => (await import('./keys.ts')).keys],
  ['drain', async () => (await import('./drain.ts')).drain],
  ['test', async () => (await import('./test.ts')).test],
  ['bench', async () => (await import('./bench.ts')).bench],
  ['doctor', async () => (await import('./doctor.ts')).doctor],
  ['config', async () => (await import('./config.ts')).config],
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

/** A file of ours that this user may not write is the usual reason for a failed system call. */
function asOperatorError(error: unknown): OperatorError {
  if (error instanceof OperatorError) return error;
  if (
    !(
      error instanceof Error &&
      'code' in error &&
      'path' in error &&
      typeof error.path === 'string'
    )
  )
    throw error;
  return new OperatorError(
    'file-unusable',
    `${error.path} cannot be used (${String(error.code)}): give this user the right to it, or make room on the disk.`,
  );
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const problem = asOperatorError(error);
  printProblem(`blende: ${problem.message} (${problem.code})`);
  process.exitCode = problem.exitCode;
}
