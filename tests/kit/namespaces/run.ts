import { execFileSync } from 'node:child_process';

const IS_ROOT = process.getuid?.() === 0;

/** For the option `skip`: false where networks of our own can be made. */
export const withoutNamespaces: string | false =
  !IS_ROOT && '2026-11-24: making network namespaces needs root';

/**
 * Runs a program to its end and answers what it printed.
 * @throws Error with everything it said.
 */
export function run(program: string, args: readonly string[], input = ''): string {
  return execFileSync(program, args, { encoding: 'utf8', input, stdio: 'pipe' });
}

/** One command line of `ip`, words apart by spaces. */
export function ip(line: string): string {
  return run('ip', line.split(' '));
}
