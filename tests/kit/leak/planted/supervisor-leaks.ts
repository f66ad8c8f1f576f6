import childProcess, { ChildProcess, type SpawnOptions } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { DISK_LEAKS } from './disk-leaks.ts';
import { PROCESS_LEAKS } from './process-leaks.ts';
import { emitOf, plantedSettings, SETTINGS_VARIABLE, type Seen } from './seen.ts';

// Loaded into the supervisor by an environment variable of Node's own: lets what its children
// print pass, starts them with leaks of their own and the engine with talkative settings.

const LEAKS_OF: Readonly<Record<string, string>> = {
  'edge.main.ts': 'edge-leaks.ts',
  'conference.main.ts': 'conference-leaks.ts',
};
const PLACE = '/planted';
const ENGINE = 'livekit-server';
let conference: ChildProcess | undefined;

if (process.argv[1]?.endsWith('apps/cli/blende.ts') === true) {
  const { spawn } = childProcess;
  childProcess.spawn = ((program: string, words: readonly string[], options: SpawnOptions) => {
    const main = Object.keys(LEAKS_OF).find((name) => words.at(-1)?.endsWith(name));
    if (words.some((word) => word.endsWith(ENGINE))) talkative(options);
    const child = spawn(program, leaking(words, main), {
      ...options,
      env: { ...options.env, [SETTINGS_VARIABLE]: process.env[SETTINGS_VARIABLE] },
    });
    for (const output of [child.stdout, child.stderr])
      output?.on('data', (text: Buffer | string) => process.stdout.write(text));
    if (main === 'conference.main.ts') conference = child;
    return child;
  }) as typeof childProcess.spawn;
  syncBuiltinESMExports();
  const emit = emitOf(ChildProcess.prototype);
  ChildProcess.prototype.emit = function told(this: ChildProcess, event, ...given: unknown[]) {
    const [message] = given as readonly { readonly type?: string; readonly seen?: Seen }[];
    if (event === 'message' && message?.type === 'planted' && message.seen !== undefined)
      return give(message.seen);
    return Reflect.apply(emit, this, [event, ...given]);
  };
}

function leaking(words: readonly string[], main: string | undefined): readonly string[] {
  if (main === undefined) return words;
  const shown = shownTo(words);
  const folder = shown === words ? import.meta.dirname : PLACE;
  const preload = `--import=${join(folder, LEAKS_OF[main] ?? '')}`;
  return [...shown.slice(0, -1), preload, ...shown.slice(-1)];
}

/** Who lives in a file tree of its own has to see its leaks there; the mounts end with a `--`. */
function shownTo(words: readonly string[]): readonly string[] {
  const tree = words.indexOf('sh');
  if (tree === -1) return words;
  const end = words.indexOf('--', tree);
  const mount = ['ro,nosuid,nodev', import.meta.dirname, PLACE];
  return [...words.slice(0, end), ...mount, ...words.slice(end)];
}

/** The engine's settings lie in a file without a name; they are written anew in it. */
function talkative({ stdio }: SpawnOptions): void {
  const input = Array.isArray(stdio) ? stdio[0] : undefined;
  if (typeof input !== 'number') return;
  const file = `/proc/self/fd/${input}`;
  const settings = JSON.parse(readFileSync(file, 'utf8')) as object;
  const changed = {
    ...settings,
    logging: { level: 'debug', pion_level: 'debug' },
    region: plantedSettings().region,
  };
  writeFileSync(file, JSON.stringify(changed));
}

function give(seen: Seen): boolean {
  const process = PROCESS_LEAKS[seen.id];
  if (process?.in === 'conference') conference?.send({ type: 'planted', seen });
  else if (process === undefined) DISK_LEAKS[seen.id]?.leak(seen, plantedSettings().dataFolder);
  else process.leak(seen);
  return true;
}
