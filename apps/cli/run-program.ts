import { spawn } from 'node:child_process';

const KEPT_CHARACTERS = 8000;

export interface ProgramResult {
  readonly ok: boolean;
  /** The last part of what the program printed, stdout and stderr together. */
  readonly output: string;
}

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Called for every line, as it comes. */
  readonly onLine?: (line: string) => void;
}

/** Runs a program to its end, with the operator's environment and without an input. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const { promise, resolve } = Promise.withResolvers<ProgramResult>();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let line = '';
  const take = (chunk: string): void => {
    output = (output + chunk).slice(-KEPT_CHARACTERS);
    const lines = (line + chunk).split('\n');
    line = lines.pop() ?? '';
    if (options.onLine) lines.forEach(options.onLine);
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  child.on('error', () => resolve({ ok: false, output }));
  child.on('close', (code) => resolve({ ok: code === 0, output }));
  return promise;
}
