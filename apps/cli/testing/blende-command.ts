import { spawnSync } from 'node:child_process';
import { inRoot } from '../places.ts';

const PATIENCE_MS = 60_000;

export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** For tests: runs ./blende, or a program around it, to its end. */
export function runBlende(args: readonly string[], around: readonly string[] = []): CommandResult {
  const [program = '', ...rest] = [...around, inRoot('blende'), ...args];
  const result = spawnSync(program, rest, {
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { exitCode: result.status, stdout: result.stdout, stderr: result.stderr };
}
