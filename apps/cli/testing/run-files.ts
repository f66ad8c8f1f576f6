import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { ROOT } from '../places.ts';
import { print } from '../print.ts';
import type { Durations } from './durations.ts';
import type { Tally } from './tally.ts';

const FILE_TIMEOUT_MS = 8 * 60_000;
const KEPT_OUTPUT_CHARACTERS = 6000;

export interface Notes {
  readonly tally: Tally;
  readonly durations: Durations;
}

/** Runs test files with Node's runner: a line per file, and everything about what failed. */
export async function runTestFiles(
  title: string,
  files: readonly string[],
  { tally, durations }: Notes,
  concurrency = availableParallelism(),
): Promise<void> {
  if (files.length === 0) return;
  print(`${title}:`);
  const stream = run({
    files: files.map((file) => resolve(ROOT, file)),
    cwd: ROOT,
    concurrency,
    timeout: FILE_TIMEOUT_MS,
  });
  const outputs = new Map<string, string>();
  const keep = ({ file, message }: { file?: string | undefined; message: string }): void => {
    if (file !== undefined)
      outputs.set(file, ((outputs.get(file) ?? '') + message).slice(-KEPT_OUTPUT_CHARACTERS));
  };
  stream.on('test:stdout', keep);
  stream.on('test:stderr', keep);
  stream.on('test:pass', (test) => {
    if (test.details.type === 'suite') return;
    if (test.skip !== undefined || test.todo !== undefined) tally.skipped();
    // The runner takes a file without any test for a test that passed.
    else if (test.name === test.file) failFile(tally, test.name, 'has no test');
    else tally.passed();
  });
  stream.on('test:fail', (test) => {
    const { error } = test.details;
    if (test.todo !== undefined) tally.skipped();
    else if (isOwnFailure(error)) {
      tally.failed();
      printFailure(test.name, test.file, error);
      print(indent(outputs.get(test.file ?? '') ?? ''));
    }
  });
  stream.on('test:summary', ({ file, counts, duration_ms: durationMs }) => {
    if (file === undefined) return;
    const [name, seconds] = [relative(ROOT, file), durationMs / 1000];
    durations.took(name, seconds);
    print(`  ${name}: ${counts.tests} tests (${seconds.toFixed(1)} s)`);
  });
  await new Promise((resolve, reject) => stream.on('end', resolve).on('error', reject).resume());
}

function failFile(tally: Tally, file: string, problem: string): void {
  tally.failed();
  print(`  ✖ ${relative(ROOT, file)} ${problem}`);
}

/** A suite, or a test around tests, fails by what is inside it, which was counted already. */
function isOwnFailure(error: Error): boolean {
  return !('failureType' in error && error.failureType === 'subtestsFailed');
}

function printFailure(name: string, file: string | undefined, error: Error): void {
  print(`  ✖ ${name}${file === undefined || file === name ? '' : ` (${relative(ROOT, file)})`}`);
  print(indent(inspect(error.cause ?? error)));
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^/gm, '      ');
}
