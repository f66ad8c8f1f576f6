import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StartOptions } from './command-line.ts';
import { OperatorError } from './operator-error.ts';
import { isLoopback } from './web-address.ts';

type Asked = Pick<StartOptions, 'listen' | 'proxy' | 'dataFolder'>;

/** Whether others than this machine's own people are meant to reach it. */
export function isPublic({ listen, proxy }: Pick<Asked, 'listen' | 'proxy'>): boolean {
  return !isLoopback(listen) || proxy !== undefined;
}

/**
 * Whoever serves others says who they are (§ 5 DDG, Art. 13 GDPR). Before dependencies are there,
 * it can only be seen whether there is a file.
 * @throws OperatorError if there is none.
 */
export function assertFactsFile(options: Asked): void {
  if (isPublic(options) && !existsSync(join(options.dataFolder, 'facts', 'facts.json')))
    throw missing(options.dataFolder);
}

/** @throws OperatorError if others shall reach it and the facts cannot be read or are not complete. */
export async function assertFacts(options: Asked): Promise<void> {
  if (!isPublic(options)) return;
  const { completeFacts, factsFileIn, readFacts } = await import('@blende/statement/supervisor.ts');
  const found = readFacts(options.dataFolder);
  if (found.kind === 'missing') throw missing(options.dataFolder);
  if (found.kind === 'unreadable')
    throw new OperatorError(
      'facts-unreadable',
      `${factsFileIn(options.dataFolder)} is no facts file that this user can read: give this user the right to, or move it away and run ./blende setup.`,
    );
  if (completeFacts(found.draft).kind === 'incomplete')
    throw new OperatorError(
      'facts-incomplete',
      `Some of what visitors must be told about the operator lacks: ./blende setup --check --data ${options.dataFolder} names it, ./blende setup asks for it.`,
    );
}

function missing(dataFolder: string): OperatorError {
  return new OperatorError(
    'facts-missing',
    `Visitors must be told who operates this instance: run ./blende setup --data ${dataFolder} first; without --listen and --behind-proxy nobody else can reach it.`,
  );
}
