import { spawnSync } from 'node:child_process';
import { ROOT } from './places.ts';

/** The commit of the program that runs, in hex, or `unknown` for a copy without its history. */
export function buildCommit(): string {
  const { stdout, status } = spawnSync('git', ['rev-parse', '--verify', 'HEAD'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const commit = status === 0 ? stdout.trim() : '';
  return /^[0-9a-f]{40,64}$/.test(commit) ? commit : 'unknown';
}
