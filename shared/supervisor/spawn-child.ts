import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fchownSync } from 'node:fs';
import { memoryFile } from './memory-file.ts';
import type { OutputFilter } from './output-filter.ts';
import { placeCommand, WITH_PARENT } from './place-command.ts';
import { programInside, type ProcessPlace } from './process-place.ts';

export interface ChildCommand {
  /** As the supervisor sees it. */
  readonly executable: string;
  /** As the child sees its paths. */
  readonly args: readonly string[];
  /** What the child finds on its stdin. */
  readonly input: string;
  /** Whether it speaks Node's IPC. */
  readonly ipc: boolean;
  /** Without one it has the supervisor's own user and files. */
  readonly place?: ProcessPlace | undefined;
}

/** Nothing of the operator's own environment reaches a child. */
const ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LANG: 'C.UTF-8',
  NODE_ENV: 'production',
  // A Go stack trace shows arguments.
  GOTRACEBACK: 'none',
};

const NO_CORE_DUMPS = ['prlimit', '--core=0:0'] as const;

/** Starts a child in a session of its own, out of reach of the terminal's Ctrl-C. */
export function spawnChild(command: ChildCommand, filter: OutputFilter): ChildProcess {
  const [program, ...words] = wordsOf(command);
  const input = memoryFile(command.input);
  try {
    // The engine opens its stdin again by name, as the user it is then.
    if (command.place !== undefined) fchownSync(input, command.place.userId, command.place.groupId);
    const child = spawn(program, words, {
      stdio: command.ipc ? [input, 'pipe', 'pipe', 'ipc'] : [input, 'pipe', 'pipe'],
      env: ENVIRONMENT,
      detached: true,
      cwd: '/',
    });
    // Without a listener a missing program would end the supervisor; 'close' follows anyway.
    child.on('error', () => undefined);
    if (child.stdout) filter.watch(child.stdout);
    if (child.stderr) filter.watch(child.stderr);
    return child;
  } finally {
    closeSync(input);
  }
}

/** Each program before the last replaces itself by the next, so that the pid is that of the child. */
function wordsOf({ executable, args, place }: ChildCommand): readonly [string, ...string[]] {
  const before = place === undefined ? WITH_PARENT : placeCommand(place, executable);
  return [...NO_CORE_DUMPS, ...before, programInside(place, executable), ...args];
}
