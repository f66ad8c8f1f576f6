import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { memoryFile } from './memory-file.ts';
import type { OutputFilter } from './output-filter.ts';

export interface ChildCommand {
  readonly executable: string;
  readonly args: readonly string[];
  /** What the child finds on its stdin. */
  readonly input: string;
  /** Whether it speaks Node's IPC. */
  readonly ipc: boolean;
}

/** Nothing of the operator's own environment reaches a child. */
const ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LANG: 'C.UTF-8',
  NODE_ENV: 'production',
  // A Go stack trace shows arguments.
  GOTRACEBACK: 'none',
};

// Both replace themselves by the next program, so that the pid is that of the child: no core
// dumps, and the kernel kills the child with its parent.
const WRAPPER = ['prlimit', '--core=0:0', 'setpriv', '--pdeathsig', 'KILL', '--'] as const;

/** Starts a child in a session of its own, out of reach of the terminal's Ctrl-C. */
export function spawnChild(command: ChildCommand, filter: OutputFilter): ChildProcess {
  const [program, ...wrapperArgs] = WRAPPER;
  const input = memoryFile(command.input);
  try {
    const child = spawn(program, [...wrapperArgs, command.executable, ...command.args], {
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
