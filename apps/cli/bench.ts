import { usageError } from './operator-error.ts';
import { inRoot, ROOT } from './places.ts';
import { print } from './print.ts';
import { runProgram } from './run-program.ts';
import { prepareTests } from './testing/prepare.ts';

const HELP = `./blende bench

Installs what is missing, measures with the real engine and real browsers, prints the figures and
writes them to docs/measurements/, with date and machine. It takes some minutes and fails on no
figure. Leave the machine alone meanwhile.`;

/** Answers the exit code: 0 if everything could be measured. */
export async function bench(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    print(HELP);
    return 0;
  }
  if (args.length > 0)
    throw usageError('too-many-words', 'This command takes no words: --help explains it.');
  await prepareTests();
  const { ok } = await runProgram(process.execPath, [inRoot('tests/bench/bench.ts')], {
    cwd: ROOT,
    onLine: print,
  });
  return ok ? 0 : 1;
}
