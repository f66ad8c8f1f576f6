import { setTimeout as delay } from 'node:timers/promises';
import type { RoomCounts } from '@blende/conference/supervisor.ts';
import { countsInWords, leftInWords } from './operator/room-counts.ts';
import { parseOperatorOptions, type OperatorOptions } from './operator/operator-options.ts';
import { OperatorError, usageError } from './operator-error.ts';
import { print } from './print.ts';
import { askInstance } from './running-instance.ts';

const POLL_MS = 2_000;
const HELP = `./blende drain [options]

Takes no new meeting; those that run may finish, and everybody in them is told. The next start of
Blende takes meetings again.

  --wait       waits until the last meeting has ended
  --stop       takes new meetings again
  --data DIR   the data folder of the running Blende (default: data, beside this program)
  --json       prints JSON objects, one a line, for scripts
  --help       prints this

An empty meeting counts as running for a minute: its people may come back.
Exit codes: 0 done, 1 not done (nothing runs), 2 wrong command line.`;

/** Answers the exit code. */
export async function drain(args: readonly string[]): Promise<number> {
  const options = parseOperatorOptions(args, ['stop', 'wait']);
  if (options === 'help') {
    print(HELP);
    return 0;
  }
  if (options.words.length > 0 || (options.stop && options.wait))
    throw usageError('too-many-words', 'Say drain with --wait or --stop: --help explains both.');
  const counts = await ask(options, !options.stop);
  if (options.wait) return await untilEmpty(options);
  print(options.json ? JSON.stringify(counts) : countsInWords(counts));
  return 0;
}

/** Polls, and prints what is left whenever that has changed. */
async function untilEmpty(options: OperatorOptions): Promise<number> {
  for (let last = ''; ; await delay(POLL_MS)) {
    const counts = await askPatiently(options);
    if (!counts.draining)
      throw new OperatorError(
        'drain-stopped',
        'New meetings are taken again: nothing to wait for.',
      );
    const line = options.json ? JSON.stringify(counts) : leftInWords(counts);
    if (line !== last) print(line);
    last = line;
    if (counts.rooms === 0) break;
  }
  if (!options.json) print('No meeting is left: Blende can be stopped.');
  return 0;
}

/** The process that answers may just be starting anew. */
async function askPatiently(options: OperatorOptions, attempts = 10): Promise<RoomCounts> {
  try {
    const counts = await askInstance(options.dataFolder, '/rooms', {});
    if ('code' in counts) throw refused(counts.code);
    return counts;
  } catch (error) {
    const mayPass = error instanceof OperatorError && error.code === 'not-answering';
    if (!mayPass || attempts === 1) throw error;
  }
  await delay(POLL_MS);
  return await askPatiently(options, attempts - 1);
}

async function ask({ dataFolder }: OperatorOptions, on: boolean) {
  const counts = await askInstance(dataFolder, '/drain', { on });
  if ('code' in counts) throw refused(counts.code);
  return counts;
}

function refused(code: string): OperatorError {
  return new OperatorError(code, 'The running Blende cannot do this: is it of the same version?');
}
